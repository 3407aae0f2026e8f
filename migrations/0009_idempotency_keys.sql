-- Replies that repeated requests get, for 24 hours.
SET LOCAL lock_timeout = '5s';

CREATE TABLE idempotency_keys (
    account_id uuid NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    trainer_id uuid,
    status smallint NOT NULL,
    body text NOT NULL,
    location text,
    created_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (account_id, key),
    CONSTRAINT idempotency_keys_fingerprint_length CHECK (octet_length(fingerprint) = 32)
);

-- A calendar's recent keys.
CREATE INDEX idempotency_keys_trainer ON idempotency_keys (trainer_id, created_at);
-- The sweep. Rows come in by time, so a summary of each block range is enough.
CREATE INDEX idempotency_keys_created_at ON idempotency_keys USING brin (created_at) WITH (pages_per_range = 32);
