-- Every change of a calendar, in order: its history, its audit trail and the outbox that settles commits
-- whose outcome nobody heard.
SET LOCAL lock_timeout = '5s';

CREATE TABLE calendar_events (
    trainer_id uuid NOT NULL,
    version bigint NOT NULL,
    ordinal integer NOT NULL,
    decision_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    by_account uuid,
    party text NOT NULL,
    booking_id uuid,
    session_id uuid,
    -- The event as the domain wrote it. json, not jsonb: it is kept and read whole, never searched.
    body json NOT NULL,
    CONSTRAINT calendar_events_pkey PRIMARY KEY (trainer_id, version, ordinal),
    CONSTRAINT calendar_events_party_known CHECK (party IN ('client', 'trainer', 'admin', 'system'))
);

CREATE INDEX calendar_events_decision ON calendar_events (decision_id) WHERE ordinal = 0;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER calendar_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
