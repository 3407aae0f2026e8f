-- Addresses that were shown to be their owner's, and the secrets in letters that show it or set a new password.
SET LOCAL lock_timeout = '5s';

ALTER TABLE accounts ADD COLUMN verified_at timestamptz;

CREATE TABLE account_tokens (
    -- SHA-256 of the secret.
    hash bytea NOT NULL,
    account_id uuid NOT NULL,
    purpose text NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT account_tokens_pkey PRIMARY KEY (hash),
    CONSTRAINT account_tokens_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT account_tokens_purpose_known CHECK (purpose IN ('verify', 'reset')),
    CONSTRAINT account_tokens_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX account_tokens_account ON account_tokens (account_id, purpose);
CREATE INDEX account_tokens_expires_at ON account_tokens (expires_at);
