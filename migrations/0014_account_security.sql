-- When a sign-in last proved who it is, second factors, and what administrators did.
SET LOCAL lock_timeout = '5s';

ALTER TABLE sign_ins
    ADD COLUMN authenticated_at timestamptz,
    ADD COLUMN second_factor boolean NOT NULL DEFAULT false;
UPDATE sign_ins SET authenticated_at = created_at;
ALTER TABLE sign_ins ALTER COLUMN authenticated_at SET NOT NULL;

ALTER TABLE accounts ADD COLUMN suspended_reason text;
-- Administrators look people up by the beginning of a name or an address.
CREATE INDEX accounts_name_prefix ON accounts (lower(name) text_pattern_ops);
CREATE INDEX accounts_email_prefix ON accounts (email text_pattern_ops);

CREATE TABLE totp_secrets (
    account_id uuid NOT NULL,
    -- AES-256-GCM, bound to the account.
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    -- The latest thirty seconds whose code was used: none works twice.
    last_step bigint NOT NULL DEFAULT 0,
    CONSTRAINT totp_secrets_pkey PRIMARY KEY (account_id),
    CONSTRAINT totp_secrets_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE TABLE recovery_codes (
    account_id uuid NOT NULL,
    -- SHA-256 of the code.
    hash bytea NOT NULL,
    used_at timestamptz,
    CONSTRAINT recovery_codes_pkey PRIMARY KEY (account_id, hash),
    CONSTRAINT recovery_codes_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT recovery_codes_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    -- Nobody: the command line on the server itself.
    actor_id uuid,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    -- Why, and what else matters; never a secret.
    detail jsonb NOT NULL,
    request_id text NOT NULL,
    CONSTRAINT audit_log_pkey PRIMARY KEY (id)
);

CREATE INDEX audit_log_subject ON audit_log (subject_kind, subject_id, id);
CREATE INDEX audit_log_actor ON audit_log (actor_id, id);

-- Holds for the owner of the table too, which a missing privilege would not.
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
