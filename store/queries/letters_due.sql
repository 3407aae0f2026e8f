-- Events after the cursor that are durable with all that came before them, and whom a letter about each may reach.
SELECT
    e.xid AS "xid!",
    e.trainer_id,
    e.version,
    e.ordinal,
    e.party,
    e.at >= $7 AS "recent!",
    (SELECT a.id FROM accounts a WHERE a.id = b.client_id AND a.verified_at IS NOT NULL
        AND a.suspended_at IS NULL AND a.email_bounced_at IS NULL
        AND NOT EXISTS (SELECT FROM notification_preferences p WHERE p.account_id = a.id
            AND p.subject = 'bookings' AND p.channel = 'email' AND NOT p.enabled)) AS client,
    (SELECT a.id FROM accounts a WHERE a.id = t.account_id AND a.id <> b.client_id AND a.verified_at IS NOT NULL
        AND a.suspended_at IS NULL AND a.email_bounced_at IS NULL
        AND NOT EXISTS (SELECT FROM notification_preferences p WHERE p.account_id = a.id
            AND p.subject = 'bookings' AND p.channel = 'email' AND NOT p.enabled)) AS trainer
FROM calendar_events e
JOIN bookings b ON b.trainer_id = e.trainer_id AND b.id = e.booking_id
JOIN trainers t ON t.id = e.trainer_id
WHERE (e.xid, e.trainer_id, e.version, e.ordinal) > ($1::bigint, $2::uuid, $3::bigint, $4::integer)
    AND e.xid < $5 AND e.xid IS NOT NULL AND e.booking_id IS NOT NULL
    AND e.kind IN ('booking.created', 'booking.cancelled', 'booking.rescheduled')
ORDER BY e.xid, e.trainer_id, e.version, e.ordinal
LIMIT $6
