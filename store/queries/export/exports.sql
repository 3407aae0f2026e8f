SELECT jsonb_pretty(coalesce(jsonb_agg(jsonb_build_object(
    'id', id, 'state', state, 'requested_at', requested_at, 'ready_at', ready_at, 'expires_at', expires_at
) ORDER BY requested_at, id), '[]')) AS "json!" FROM exports WHERE account_id = $1
