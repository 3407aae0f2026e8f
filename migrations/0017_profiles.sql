-- What people tell about themselves, beyond what signing in needs.
SET LOCAL lock_timeout = '5s';

CREATE TABLE profiles (
    account_id uuid NOT NULL,
    -- BCP 47: language, script and region.
    locale text,
    -- E.164.
    phone text,
    birth_date date,
    about text NOT NULL,
    emergency_name text,
    emergency_phone text,
    emergency_relation text,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT profiles_pkey PRIMARY KEY (account_id),
    CONSTRAINT profiles_phone_e164 CHECK (phone ~ '^\+[1-9][0-9]{7,14}$'),
    CONSTRAINT profiles_emergency_phone_e164 CHECK (emergency_phone ~ '^\+[1-9][0-9]{7,14}$'),
    CONSTRAINT profiles_about_length CHECK (char_length(about) <= 2000),
    CONSTRAINT profiles_emergency_whole CHECK ((emergency_name IS NULL) = (emergency_phone IS NULL)
        AND (emergency_relation IS NULL OR emergency_name IS NOT NULL)),
    CONSTRAINT profiles_version_positive CHECK (version > 0),
    CONSTRAINT profiles_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

-- Apart from the profile: there only while the consent `health_data` is, and read by fewer.
CREATE TABLE health_notes (
    account_id uuid NOT NULL,
    body text NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT health_notes_pkey PRIMARY KEY (account_id),
    CONSTRAINT health_notes_body_length CHECK (char_length(body) BETWEEN 1 AND 4000),
    CONSTRAINT health_notes_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE TABLE goals (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    title text NOT NULL,
    -- What is to be reached, if it is something that is measured: as a measurement's.
    kind text,
    value_milli bigint,
    unit text,
    target_date date,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    -- When it was reached or given up.
    ended_at timestamptz,
    CONSTRAINT goals_pkey PRIMARY KEY (id),
    CONSTRAINT goals_title_length CHECK (char_length(title) BETWEEN 1 AND 120),
    CONSTRAINT goals_target_whole CHECK ((kind IS NULL) = (value_milli IS NULL) AND (kind IS NULL) = (unit IS NULL)),
    CONSTRAINT goals_status_known CHECK (status IN ('active', 'achieved', 'abandoned')),
    CONSTRAINT goals_ended_at CHECK ((ended_at IS NULL) = (status = 'active')),
    CONSTRAINT goals_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX goals_account ON goals (account_id, id);

CREATE TABLE measurements (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind text NOT NULL,
    -- Thousandths of the unit it was given in: exact.
    value_milli bigint NOT NULL,
    unit text NOT NULL,
    taken_at timestamptz NOT NULL,
    note text NOT NULL,
    CONSTRAINT measurements_pkey PRIMARY KEY (id),
    CONSTRAINT measurements_value_positive CHECK (value_milli >= 0),
    CONSTRAINT measurements_note_length CHECK (char_length(note) <= 500),
    CONSTRAINT measurements_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

-- The latest first, of all kinds and of one.
CREATE INDEX measurements_account ON measurements (account_id, taken_at, id);
CREATE INDEX measurements_account_kind ON measurements (account_id, kind, taken_at, id);

CREATE TABLE favourites (
    account_id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT favourites_pkey PRIMARY KEY (account_id, trainer_id),
    CONSTRAINT favourites_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id),
    CONSTRAINT favourites_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES trainers (id)
);

CREATE INDEX favourites_trainer ON favourites (trainer_id);
