SELECT jsonb_pretty(coalesce(jsonb_agg(jsonb_build_object(
    'id', id, 'title', title, 'kind', kind, 'value', trim_scale(value_milli / 1000.0), 'unit', unit,
    'target_date', target_date, 'status', status, 'created_at', created_at, 'ended_at', ended_at
) ORDER BY id), '[]')) AS "json!" FROM goals WHERE account_id = $1
