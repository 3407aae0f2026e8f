-- What people have agreed to, since when and to which wording; and how they want to be told of things.
SET LOCAL lock_timeout = '5s';

-- A history: the last row of an account and purpose holds. It has no words of anybody's, and stays after an erasure
-- as the proof of what was agreed to.
CREATE TABLE consents (
    account_id uuid NOT NULL,
    purpose text NOT NULL,
    ordinal integer NOT NULL,
    granted boolean NOT NULL,
    -- The date of the wording.
    policy_version date NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT consents_pkey PRIMARY KEY (account_id, purpose, ordinal),
    CONSTRAINT consents_ordinal_positive CHECK (ordinal > 0),
    CONSTRAINT consents_purpose_known CHECK (purpose IN ('terms', 'health_data', 'analytics', 'marketing_email', 'marketing_sms')),
    CONSTRAINT consents_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consents
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE notification_settings (
    account_id uuid NOT NULL,
    -- Local times in the account's zone, both or neither; they may cross midnight.
    quiet_from time,
    quiet_until time,
    digest text NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT notification_settings_pkey PRIMARY KEY (account_id),
    CONSTRAINT notification_settings_quiet CHECK ((quiet_from IS NULL) = (quiet_until IS NULL) AND quiet_from <> quiet_until),
    CONSTRAINT notification_settings_digest_known CHECK (digest IN ('never', 'daily', 'weekly')),
    CONSTRAINT notification_settings_version_positive CHECK (version > 0),
    CONSTRAINT notification_settings_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

-- Where somebody departs from what is told by default.
CREATE TABLE notification_preferences (
    account_id uuid NOT NULL,
    subject text NOT NULL,
    channel text NOT NULL,
    enabled boolean NOT NULL,
    CONSTRAINT notification_preferences_pkey PRIMARY KEY (account_id, subject, channel),
    CONSTRAINT notification_preferences_account_fkey FOREIGN KEY (account_id) REFERENCES notification_settings (account_id)
);
