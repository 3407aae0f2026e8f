-- Failed sign-ins per e-mail address and network address, so that guessing is slowed down.
SET LOCAL lock_timeout = '5s';

CREATE TABLE sign_in_failures (
    -- A hash of both addresses: neither is stored.
    key bytea NOT NULL,
    at timestamptz NOT NULL,
    -- Failures in the same microsecond.
    tries integer NOT NULL DEFAULT 1,
    CONSTRAINT sign_in_failures_pkey PRIMARY KEY (key, at),
    CONSTRAINT sign_in_failures_key_length CHECK (octet_length(key) = 32)
);

CREATE INDEX sign_in_failures_at ON sign_in_failures (at);
