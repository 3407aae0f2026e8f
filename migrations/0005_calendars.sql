-- A trainer's calendar and its rules. trainer_id is part of every calendar table's key, so that the
-- tables can be spread by it.
SET LOCAL lock_timeout = '5s';

-- The fence: each commit compares version and head under this row's lock and raises them. Narrow, and
-- with room on its pages, because it is rewritten by every commit.
CREATE TABLE calendars (
    trainer_id uuid NOT NULL,
    account_id uuid NOT NULL,
    version bigint NOT NULL,
    head uuid NOT NULL,
    epoch integer NOT NULL DEFAULT 1,
    CONSTRAINT calendars_pkey PRIMARY KEY (trainer_id),
    CONSTRAINT calendars_version_positive CHECK (version > 0),
    CONSTRAINT calendars_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES trainers (id),
    CONSTRAINT calendars_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
) WITH (fillfactor = 50);

CREATE TABLE calendar_rules (
    trainer_id uuid NOT NULL,
    zone text NOT NULL,
    accepting boolean NOT NULL,
    policy jsonb NOT NULL,
    weekly jsonb NOT NULL,
    CONSTRAINT calendar_rules_pkey PRIMARY KEY (trainer_id),
    CONSTRAINT calendar_rules_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES calendars (trainer_id)
);

CREATE TABLE services (
    trainer_id uuid NOT NULL,
    id uuid NOT NULL,
    body jsonb NOT NULL,
    name text GENERATED ALWAYS AS (body ->> 'name') STORED,
    active boolean GENERATED ALWAYS AS ((body ->> 'active')::boolean) STORED,
    CONSTRAINT services_pkey PRIMARY KEY (trainer_id, id),
    CONSTRAINT services_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES calendars (trainer_id)
);

CREATE TABLE date_overrides (
    trainer_id uuid NOT NULL,
    date date NOT NULL,
    windows jsonb NOT NULL,
    CONSTRAINT date_overrides_pkey PRIMARY KEY (trainer_id, date),
    CONSTRAINT date_overrides_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES calendars (trainer_id)
);

CREATE TABLE time_off (
    trainer_id uuid NOT NULL,
    id uuid NOT NULL,
    during tstzrange NOT NULL,
    note text NOT NULL,
    CONSTRAINT time_off_pkey PRIMARY KEY (trainer_id, id),
    CONSTRAINT time_off_during_bounded CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
    CONSTRAINT time_off_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES calendars (trainer_id)
);

-- What other calendars say is busy, each source written as a whole.
CREATE TABLE external_busy (
    trainer_id uuid NOT NULL,
    source text NOT NULL,
    busy jsonb NOT NULL,
    CONSTRAINT external_busy_pkey PRIMARY KEY (trainer_id, source),
    CONSTRAINT external_busy_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES calendars (trainer_id)
);
