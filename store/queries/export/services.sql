SELECT jsonb_pretty(coalesce(jsonb_agg(v.body ORDER BY v.id), '[]')) AS "json!"
FROM services v JOIN trainers t ON t.id = v.trainer_id WHERE t.account_id = $1
