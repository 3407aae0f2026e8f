-- The events, the calendars' new heads, and the inboxes' new lines. Calendars are locked by now; inboxes
-- are locked here, in the order given. A line's place is its inbox's last one less the lines after it.
WITH logged AS (
    INSERT INTO calendar_events (trainer_id, version, ordinal, decision_id, kind, at, by_account, party,
        booking_id, session_id, body)
    SELECT n.trainer_id, n.version, n.ordinal, n.decision_id, n.kind, n.at, n.by_account, n.party,
        n.booking_id, n.session_id, n.body::json
    FROM unnest($1::uuid[], $2::bigint[], $3::integer[], $4::uuid[], $5::text[], $6::timestamptz[],
        $7::uuid[], $8::text[], $9::uuid[], $10::uuid[], $11::text[]) AS n (trainer_id, version, ordinal,
        decision_id, kind, at, by_account, party, booking_id, session_id, body)
), raised AS (
    INSERT INTO inboxes AS known (account_id, last_seq)
    SELECT n.account_id, n.lines FROM unnest($12::uuid[], $13::bigint[]) AS n (account_id, lines)
    ON CONFLICT (account_id) DO UPDATE SET last_seq = known.last_seq + excluded.last_seq
    RETURNING known.account_id, known.last_seq
), told AS (
    INSERT INTO notifications (account_id, seq, kind, class, trainer_id, booking_id, version, at, body)
    SELECT n.account_id, raised.last_seq - n.later, n.kind, n.class, n.trainer_id, n.booking_id, n.version,
        n.at, n.body::json
    FROM unnest($14::uuid[], $15::bigint[], $16::text[], $17::text[], $18::uuid[], $19::uuid[], $20::integer[],
        $21::timestamptz[], $22::text[]) AS n (account_id, later, kind, class, trainer_id, booking_id, version,
        at, body)
    JOIN raised ON raised.account_id = n.account_id
), moved AS (
    UPDATE calendars SET version = n.version, head = n.head
    FROM unnest($23::uuid[], $24::bigint[], $25::uuid[]) AS n (trainer_id, version, head)
    WHERE calendars.trainer_id = n.trainer_id
)
SELECT account_id, last_seq FROM raised
