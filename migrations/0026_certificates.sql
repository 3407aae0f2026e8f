-- What trainers have learnt, which of it FitTribe requires, the pictures of their pages, and what administrators set.
SET LOCAL lock_timeout = '5s';

CREATE TABLE certificates (
    id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    issuer text NOT NULL,
    number text,
    issued_on date,
    -- The last day it is good for.
    expires_on date,
    -- When that day has ended where the trainer was as it was written.
    expires_at timestamptz,
    file_id uuid NOT NULL,
    status text NOT NULL,
    status_reason text NOT NULL DEFAULT '',
    status_at timestamptz NOT NULL,
    -- Of the last warning: so many days before it expires, 0 once it has.
    warned_days smallint,
    created_at timestamptz NOT NULL,
    CONSTRAINT certificates_pkey PRIMARY KEY (id),
    CONSTRAINT certificates_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES trainers (id),
    CONSTRAINT certificates_file_fkey FOREIGN KEY (file_id) REFERENCES files (id),
    CONSTRAINT certificates_one_a_file UNIQUE (file_id),
    CONSTRAINT certificates_kind_known
        CHECK (kind IN ('qualification', 'first_aid', 'insurance', 'background_check', 'other')),
    CONSTRAINT certificates_status_known CHECK (status IN ('submitted', 'confirmed', 'rejected')),
    CONSTRAINT certificates_expiry CHECK ((expires_on IS NULL) = (expires_at IS NULL))
);
CREATE INDEX certificates_trainer ON certificates (trainer_id, kind);
CREATE INDEX certificates_waiting ON certificates (status, status_at, id);
CREATE INDEX certificates_expiring ON certificates (expires_at) WHERE status = 'confirmed' AND expires_at IS NOT NULL;

-- Kinds without a valid certificate of which nobody takes new bookings, from an instant on.
CREATE TABLE required_certificates (
    kind text NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT required_certificates_pkey PRIMARY KEY (kind),
    CONSTRAINT required_certificates_kind_known
        CHECK (kind IN ('qualification', 'first_aid', 'insurance', 'background_check'))
);

CREATE TABLE gallery (
    trainer_id uuid NOT NULL,
    -- From 0.
    place integer NOT NULL,
    file_id uuid NOT NULL,
    caption text NOT NULL,
    CONSTRAINT gallery_pkey PRIMARY KEY (trainer_id, place),
    CONSTRAINT gallery_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES trainers (id),
    CONSTRAINT gallery_file_fkey FOREIGN KEY (file_id) REFERENCES files (id),
    CONSTRAINT gallery_one_a_file UNIQUE (file_id)
);

-- One row.
CREATE TABLE settings (
    one boolean NOT NULL DEFAULT true,
    sign_up_open boolean NOT NULL DEFAULT true,
    announcement text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT settings_pkey PRIMARY KEY (one),
    CONSTRAINT settings_one CHECK (one),
    CONSTRAINT settings_announcement CHECK (char_length(announcement) BETWEEN 1 AND 500)
);
INSERT INTO settings DEFAULT VALUES;

-- Whether a trainer takes new bookings: the one place that says so.
CREATE FUNCTION takes_bookings(trainer trainers, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT trainer.status = 'approved'
        AND EXISTS (SELECT FROM accounts a WHERE a.id = trainer.account_id AND a.suspended_at IS NULL)
        AND NOT EXISTS (SELECT FROM erasures e WHERE e.account_id = trainer.account_id)
        AND NOT EXISTS (SELECT FROM required_certificates r WHERE r.since <= at AND NOT EXISTS (
            SELECT FROM certificates c WHERE c.trainer_id = trainer.id AND c.kind = r.kind
                AND c.status = 'confirmed' AND (c.expires_at IS NULL OR c.expires_at > at)))
$$;
