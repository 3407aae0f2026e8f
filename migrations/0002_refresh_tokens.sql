-- Refresh tokens: hashed, used once, rotated in families with one absolute end.
SET LOCAL lock_timeout = '5s';

CREATE TABLE refresh_tokens (
    hash bytea NOT NULL,
    family uuid NOT NULL,
    account_id uuid NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT refresh_tokens_pkey PRIMARY KEY (hash),
    CONSTRAINT refresh_tokens_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT refresh_tokens_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
CREATE INDEX refresh_tokens_account ON refresh_tokens (account_id);
CREATE INDEX refresh_tokens_expires_at ON refresh_tokens (expires_at);
