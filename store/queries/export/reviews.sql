SELECT jsonb_pretty(jsonb_build_object(
    'given', coalesce((SELECT jsonb_agg(to_jsonb(v) - 'client_id' ORDER BY v.id) FROM reviews v
        WHERE v.client_id = $1), '[]'),
    'received', coalesce((SELECT jsonb_agg(to_jsonb(v) - 'client_id' - 'booking_id' ORDER BY v.id) FROM reviews v
        JOIN trainers t ON t.id = v.trainer_id WHERE t.account_id = $1), '[]')
)) AS "json!"
