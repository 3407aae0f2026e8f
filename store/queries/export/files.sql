SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(f) - 'owner_id' - 'upload_swept_at' ORDER BY f.id), '[]')) AS "json!"
FROM files f WHERE f.owner_id = $1 AND f.state <> 'deleted'
