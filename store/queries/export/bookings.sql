SELECT jsonb_pretty(coalesce(jsonb_agg(jsonb_build_object(
    'id', b.id, 'trainer', b.trainer_id, 'trainer_name', a.name, 'service', v.name, 'start', lower(s.during),
    'end', upper(s.during), 'status', b.status, 'price', b.price, 'cancellation_policy', b.cancellation_policy,
    'note', b.note, 'cancelled', b.cancelled, 'created_at', b.created_at, 'version', b.version
) ORDER BY b.id), '[]')) AS "json!"
FROM bookings b
JOIN sessions s ON s.trainer_id = b.trainer_id AND s.id = b.session_id
JOIN trainers t ON t.id = b.trainer_id
JOIN accounts a ON a.id = t.account_id
LEFT JOIN services v ON v.trainer_id = b.trainer_id AND v.id = b.service_id
WHERE b.client_id = $1
