SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(g) - 'trainer_id' ORDER BY g.place), '[]')) AS "json!"
FROM gallery g JOIN trainers t ON t.id = g.trainer_id WHERE t.account_id = $1
