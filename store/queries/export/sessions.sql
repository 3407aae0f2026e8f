SELECT jsonb_pretty(coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'service', s.service_id, 'class', s.class, 'start', lower(s.during), 'end', upper(s.during),
    'status', s.status, 'capacity', s.capacity, 'taken', s.taken
) ORDER BY lower(s.during), s.id), '[]')) AS "json!"
FROM sessions s JOIN trainers t ON t.id = s.trainer_id WHERE t.account_id = $1
