SELECT jsonb_pretty(coalesce(jsonb_agg(jsonb_build_object(
    'trainer', f.trainer_id, 'slug', t.slug, 'name', a.name, 'at', f.at
) ORDER BY f.at, f.trainer_id), '[]')) AS "json!"
FROM favourites f JOIN trainers t ON t.id = f.trainer_id JOIN accounts a ON a.id = t.account_id WHERE f.account_id = $1
