-- One statement, hence one snapshot. The first row carries what is said once.
SELECT
    CASE WHEN row_number() OVER () = 1 THEN (
        SELECT json_build_object(
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
        )::text
        FROM calendar_rules r WHERE r.trainer_id = $1
    ) END AS "head?",
    s.id AS "session_id?",
    s.service_id AS "session_service?",
    s.class AS "class?",
    lower(s.during) AS "start?: Instant",
    upper(s.during) AS "end?: Instant",
    s.before_min AS "before_min?",
    s.after_min AS "after_min?",
    s.status AS "session_status?",
    s.held_until AS "held_until?: Instant",
    s.capacity AS "capacity?",
    s.taken AS "taken?",
    s.changed AS "session_changed?",
    b.id AS "booking_id?",
    b.service_id AS "booking_service?",
    b.client_id AS "client_id?",
    b.status AS "booking_status?",
    b.version AS "version?",
    b.hold_until AS "hold_until?: Instant",
    b.price::text AS "price?",
    b.cancellation_policy::text AS "cancellation_policy?",
    b.note AS "note?",
    b.cancelled::text AS "cancelled?",
    b.created_at AS "created_at?: Instant",
    b.changed AS "booking_changed?"
FROM calendars c
LEFT JOIN sessions s ON s.trainer_id = c.trainer_id AND s.during && tstzrange($2, $3)
    AND s.status IN ('held', 'pending', 'scheduled', 'completed')
LEFT JOIN bookings b ON b.trainer_id = s.trainer_id AND b.session_id = s.id
    AND b.status NOT IN ('cancelled', 'expired', 'declined')
WHERE c.trainer_id = $1
