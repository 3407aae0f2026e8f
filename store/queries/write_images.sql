-- Each session and booking as it is after the whole batch. The constraints that a batch could break half
-- way are deferred, so the order of rows does not matter. An upsert finds a row by its key whatever the
-- planner believes about a young table.
WITH images AS (
    INSERT INTO sessions AS known (trainer_id, id, service_id, class, during, before_min, after_min, status,
        held_until, capacity, taken, changed)
    SELECT n.trainer_id, n.id, n.service_id, n.class, tstzrange(n.starts, n.ends), n.before_min, n.after_min,
        n.status, n.held_until, n.capacity, n.taken, n.changed
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[], $5::timestamptz[], $6::timestamptz[],
        $7::integer[], $8::integer[], $9::text[], $10::timestamptz[], $11::integer[], $12::integer[],
        $13::bigint[]) AS n (trainer_id, id, service_id, class, starts, ends, before_min, after_min, status,
        held_until, capacity, taken, changed)
    ON CONFLICT (trainer_id, id) DO UPDATE SET during = excluded.during, before_min = excluded.before_min,
        after_min = excluded.after_min, status = excluded.status, held_until = excluded.held_until,
        capacity = excluded.capacity, taken = excluded.taken, changed = excluded.changed
)
INSERT INTO bookings AS known (trainer_id, id, session_id, service_id, client_id, status, version, hold_until,
    price, cancellation_policy, note, cancelled, created_at, changed)
SELECT n.trainer_id, n.id, n.session_id, n.service_id, n.client_id, n.status, n.version, n.hold_until,
    n.price::jsonb, n.cancellation_policy::jsonb, n.note, n.cancelled::jsonb, n.created_at, n.changed
FROM unnest($14::uuid[], $15::uuid[], $16::uuid[], $17::uuid[], $18::uuid[], $19::text[], $20::integer[],
    $21::timestamptz[], $22::text[], $23::text[], $24::text[], $25::text[], $26::timestamptz[],
    $27::bigint[]) AS n (trainer_id, id, session_id, service_id, client_id, status, version, hold_until,
    price, cancellation_policy, note, cancelled, created_at, changed)
ON CONFLICT (trainer_id, id) DO UPDATE SET session_id = excluded.session_id, status = excluded.status,
    version = excluded.version, hold_until = excluded.hold_until, note = excluded.note,
    cancelled = excluded.cancelled, changed = excluded.changed
