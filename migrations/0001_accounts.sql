-- Who signs in.
SET LOCAL lock_timeout = '5s';

CREATE TABLE accounts (
    id uuid NOT NULL,
    -- Lower case as the program writes it; "C" keeps the check to ASCII, where both agree.
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    tz text NOT NULL,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    suspended_at timestamptz,
    CONSTRAINT accounts_pkey PRIMARY KEY (id),
    CONSTRAINT accounts_email_key UNIQUE (email),
    CONSTRAINT accounts_email_lower CHECK (email = lower(email COLLATE "C")),
    CONSTRAINT accounts_role_known CHECK (role IN ('client', 'trainer', 'admin'))
);
