SELECT a.id, a.name, a.avatar_file,
    count(*) AS "booked!",
    count(*) FILTER (WHERE stands AND lower(s.during) > $4) AS "ahead!",
    count(*) FILTER (WHERE took_place AND upper(s.during) <= $4) AS "attended!",
    count(*) FILTER (WHERE b.status = 'no_show') AS "missed!",
    max(upper(s.during)) FILTER (WHERE took_place AND upper(s.during) <= $4) AS "last: Instant",
    min(lower(s.during)) FILTER (WHERE stands AND lower(s.during) > $4) AS "next: Instant"
FROM bookings b
JOIN sessions s ON s.trainer_id = b.trainer_id AND s.id = b.session_id
JOIN accounts a ON a.id = b.client_id
CROSS JOIN LATERAL (SELECT
    b.status IN ('pending_approval', 'pending_payment', 'expiring', 'confirmed') AS stands,
    b.status IN ('confirmed', 'completed') AS took_place) AS so
WHERE b.trainer_id = $1 AND b.status NOT IN ('held', 'expired', 'declined')
    AND strpos(lower(a.name), lower($2)) > 0
    AND ($3::uuid IS NULL OR (lower(a.name), a.id) > (SELECT lower(c.name), c.id FROM accounts c WHERE c.id = $3))
GROUP BY a.id
ORDER BY lower(a.name), a.id
LIMIT $5
