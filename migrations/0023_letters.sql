-- The event log as the outbox of letters (docs/adr/0009): what is durable can be read in an order in which nothing comes
-- later to a place that was read already.
SET LOCAL lock_timeout = '5s';

-- The transaction that wrote it. Null in what is older than this: no letter is sent for it.
ALTER TABLE calendar_events ADD COLUMN xid bigint;
ALTER TABLE calendar_events ALTER COLUMN xid SET DEFAULT (pg_current_xact_id()::text::bigint);

CREATE INDEX calendar_events_letters ON calendar_events (xid, trainer_id, version, ordinal)
    WHERE xid IS NOT NULL AND booking_id IS NOT NULL
        AND kind IN ('booking.created', 'booking.cancelled', 'booking.rescheduled');

-- The last event that was looked at. One row; whoever holds its lock goes on.
CREATE TABLE letter_cursor (
    one boolean NOT NULL DEFAULT true,
    xid bigint NOT NULL,
    trainer_id uuid NOT NULL,
    version bigint NOT NULL,
    ordinal integer NOT NULL,
    CONSTRAINT letter_cursor_pkey PRIMARY KEY (one),
    CONSTRAINT letter_cursor_one CHECK (one)
);
INSERT INTO letter_cursor (xid, trainer_id, version, ordinal)
VALUES (0, '00000000-0000-0000-0000-000000000000', 0, 0);

CREATE OR REPLACE FUNCTION allow_taking_words_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.body::jsonb = without_words(OLD.body::jsonb)
        AND (NEW.trainer_id, NEW.version, NEW.ordinal, NEW.decision_id, NEW.kind, NEW.at, NEW.by_account, NEW.party,
            NEW.booking_id, NEW.session_id, NEW.xid)
        IS NOT DISTINCT FROM (OLD.trainer_id, OLD.version, OLD.ordinal, OLD.decision_id, OLD.kind, OLD.at,
            OLD.by_account, OLD.party, OLD.booking_id, OLD.session_id, OLD.xid) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
