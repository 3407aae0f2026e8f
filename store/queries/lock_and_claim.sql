-- Locks the calendars in the order given, then claims the keys, so that any two transactions wait for
-- each other in the same order.
WITH locked AS MATERIALIZED (
    SELECT known.trainer_id, known.version, known.head
    FROM unnest($1::uuid[]) AS wanted (trainer_id)
    CROSS JOIN LATERAL (
        SELECT c.trainer_id, c.version, c.head FROM calendars c
        WHERE c.trainer_id = wanted.trainer_id FOR NO KEY UPDATE
    ) known
), claimed AS (
    INSERT INTO idempotency_keys (account_id, key, fingerprint, trainer_id, status, body, location, created_at)
    SELECT n.account_id, n.key, n.fingerprint, n.trainer_id, n.status, n.body, n.location, n.created_at
    FROM unnest($2::uuid[], $3::text[], $4::bytea[], $5::uuid[], $6::smallint[], $7::text[], $8::text[],
        $9::timestamptz[]) AS n (account_id, key, fingerprint, trainer_id, status, body, location, created_at)
    WHERE (SELECT count(*) FROM locked) >= 0
    ON CONFLICT (account_id, key) DO NOTHING
    RETURNING account_id, key
)
SELECT
    ARRAY(SELECT trainer_id FROM locked) AS "trainers!",
    ARRAY(SELECT version FROM locked) AS "versions!",
    ARRAY(SELECT head FROM locked) AS "heads!",
    ARRAY(SELECT account_id FROM claimed) AS "claimants!",
    ARRAY(SELECT key FROM claimed) AS "keys!"
