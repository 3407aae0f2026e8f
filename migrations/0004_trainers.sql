-- Trainers' public pages.
SET LOCAL lock_timeout = '5s';

CREATE TABLE trainers (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    slug text NOT NULL,
    headline text NOT NULL,
    biography text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    CONSTRAINT trainers_pkey PRIMARY KEY (id),
    CONSTRAINT trainers_account_key UNIQUE (account_id),
    CONSTRAINT trainers_slug_key UNIQUE (slug),
    CONSTRAINT trainers_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);
