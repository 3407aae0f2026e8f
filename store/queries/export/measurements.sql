SELECT jsonb_pretty(coalesce(jsonb_agg(jsonb_build_object(
    'id', id, 'kind', kind, 'value', trim_scale(value_milli / 1000.0), 'unit', unit, 'taken_at', taken_at, 'note', note
) ORDER BY taken_at, id), '[]')) AS "json!" FROM measurements WHERE account_id = $1
