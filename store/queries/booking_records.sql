SELECT
    b.trainer_id,
    c.account_id,
    r.zone,
    c.version AS calendar_version,
    s.id AS session_id,
    s.service_id AS session_service,
    s.class,
    lower(s.during) AS "start!: Instant",
    upper(s.during) AS "end!: Instant",
    s.before_min,
    s.after_min,
    s.status AS session_status,
    s.held_until AS "held_until: Instant",
    s.capacity,
    s.taken,
    s.changed AS session_changed,
    b.id AS booking_id,
    b.service_id AS booking_service,
    b.client_id,
    b.status AS booking_status,
    b.version,
    b.hold_until AS "hold_until: Instant",
    b.price::text AS "price!",
    b.cancellation_policy::text AS "cancellation_policy!",
    b.note,
    b.cancelled::text AS cancelled,
    b.created_at AS "created_at: Instant",
    b.changed AS booking_changed
FROM bookings b
JOIN sessions s ON s.trainer_id = b.trainer_id AND s.id = b.session_id
JOIN calendars c ON c.trainer_id = b.trainer_id
JOIN calendar_rules r ON r.trainer_id = b.trainer_id
WHERE b.id = ANY($1)
ORDER BY b.id DESC
