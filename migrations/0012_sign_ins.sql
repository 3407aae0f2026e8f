-- Sign-ins as their owner sees them: one row for each family of refresh tokens.
SET LOCAL lock_timeout = '5s';

CREATE TABLE sign_ins (
    -- The family; the `sid` of access tokens.
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    -- What the client calls itself.
    device text NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT sign_ins_pkey PRIMARY KEY (id),
    CONSTRAINT sign_ins_device_length CHECK (char_length(device) <= 200),
    CONSTRAINT sign_ins_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX sign_ins_account ON sign_ins (account_id) WHERE ended_at IS NULL;
CREATE INDEX sign_ins_ended_at ON sign_ins (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX sign_ins_expires_at ON sign_ins (expires_at);

INSERT INTO sign_ins (id, account_id, device, created_at, last_used_at, expires_at, ended_at)
SELECT family, min(account_id::text)::uuid, '', min(issued_at), max(issued_at), max(expires_at), min(revoked_at)
FROM refresh_tokens GROUP BY family;
