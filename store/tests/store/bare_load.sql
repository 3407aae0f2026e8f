SELECT s.id, s.service_id, s.class, lower(s.during), upper(s.during), s.before_min, s.after_min, s.status,
    s.held_until, s.capacity, s.taken, s.changed, b.id, b.service_id, b.client_id, b.status, b.version,
    b.hold_until, b.price::text, b.cancellation_policy::text, b.note, b.cancelled::text, b.created_at, b.changed
FROM sessions s
LEFT JOIN bookings b ON b.trainer_id = s.trainer_id AND b.session_id = s.id
    AND b.status NOT IN ('cancelled', 'expired', 'declined')
WHERE s.trainer_id = $1 AND s.status IN ('held', 'pending', 'scheduled', 'completed')
