SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(p) - 'trainer_id' ORDER BY p.id), '[]')) AS "json!"
FROM packages p JOIN trainers t ON t.id = p.trainer_id WHERE t.account_id = $1
