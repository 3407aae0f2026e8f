-- Who somebody is by the word of an identity provider. Whoever signs in so may have no password.
SET LOCAL lock_timeout = '5s';

ALTER TABLE accounts ALTER COLUMN password_hash DROP NOT NULL;

CREATE TABLE identities (
    -- Never the address: a provider may give that to somebody else one day.
    issuer text NOT NULL,
    subject text NOT NULL,
    -- What its owner names it by.
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT identities_pkey PRIMARY KEY (issuer, subject),
    CONSTRAINT identities_id_key UNIQUE (id),
    CONSTRAINT identities_issuer_length CHECK (char_length(issuer) BETWEEN 1 AND 200),
    CONSTRAINT identities_subject_length CHECK (char_length(subject) BETWEEN 1 AND 128),
    CONSTRAINT identities_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX identities_account ON identities (account_id);
