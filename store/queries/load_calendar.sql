-- One statement, hence one snapshot: first a row with what is said once, then a row for each session with
-- each of its bookings.
SELECT
    (SELECT json_build_object(
        'account', c.account_id, 'version', c.version, 'head', c.head,
        'zone', r.zone, 'accepting', r.accepting, 'policy', r.policy, 'weekly', r.weekly,
        'services', coalesce((SELECT json_agg(v.body) FROM services v WHERE v.trainer_id = $1), '[]'),
        'overrides', coalesce((SELECT json_agg(json_build_object('date', d.date, 'windows', d.windows))
            FROM date_overrides d WHERE d.trainer_id = $1), '[]'),
        'time_off', coalesce((SELECT json_agg(json_build_object('id', t.id, 'note', t.note,
            'interval', json_build_array(lower(t.during), upper(t.during))) ORDER BY t.id)
            FROM time_off t WHERE t.trainer_id = $1), '[]'),
        'external', coalesce((SELECT json_agg(json_build_object('source', e.source, 'busy', e.busy))
            FROM external_busy e WHERE e.trainer_id = $1), '[]')
    )::text FROM calendars c JOIN calendar_rules r ON r.trainer_id = c.trainer_id WHERE c.trainer_id = $1) AS "head?",
    NULL AS "session_id?",
    NULL AS "session_service?",
    NULL AS "class?",
    NULL AS "start?: Instant",
    NULL AS "end?: Instant",
    NULL AS "before_min?",
    NULL AS "after_min?",
    NULL AS "session_status?",
    NULL AS "held_until?: Instant",
    NULL AS "capacity?",
    NULL AS "taken?",
    NULL AS "session_changed?",
    NULL AS "booking_id?",
    NULL AS "booking_service?",
    NULL AS "client_id?",
    NULL AS "booking_status?",
    NULL AS "version?",
    NULL AS "hold_until?: Instant",
    NULL AS "price?",
    NULL AS "cancellation_policy?",
    NULL AS "note?",
    NULL AS "cancelled?",
    NULL AS "created_at?: Instant",
    NULL AS "booking_changed?"
UNION ALL
SELECT NULL, s.id, s.service_id, s.class, lower(s.during), upper(s.during), s.before_min, s.after_min, s.status,
    s.held_until, s.capacity, s.taken, s.changed, b.id, b.service_id, b.client_id, b.status, b.version,
    b.hold_until, b.price::text, b.cancellation_policy::text, b.note, b.cancelled::text, b.created_at, b.changed
FROM sessions s
LEFT JOIN bookings b ON b.trainer_id = s.trainer_id AND b.session_id = s.id
    AND b.status NOT IN ('cancelled', 'expired', 'declined')
WHERE s.trainer_id = $1 AND s.status IN ('held', 'pending', 'scheduled', 'completed')
    AND s.during && tstzrange($2, $3)
