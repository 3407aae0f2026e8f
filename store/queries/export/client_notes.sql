SELECT jsonb_pretty(jsonb_build_object(
    'written', coalesce((SELECT jsonb_agg(to_jsonb(n) - 'trainer_id' ORDER BY n.client_id) FROM client_notes n
        JOIN trainers t ON t.id = n.trainer_id WHERE t.account_id = $1), '[]'),
    'about_you', coalesce((SELECT jsonb_agg(to_jsonb(n) - 'client_id' ORDER BY n.trainer_id) FROM client_notes n
        WHERE n.client_id = $1), '[]')
)) AS "json!"
