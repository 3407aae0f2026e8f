SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(c) - 'trainer_id' ORDER BY c.created_at, c.id), '[]')) AS "json!"
FROM certificates c JOIN trainers t ON t.id = c.trainer_id WHERE t.account_id = $1
