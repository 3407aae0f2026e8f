-- Accounts that are to be erased, and those that were.
SET LOCAL lock_timeout = '5s';

CREATE TABLE erasures (
    account_id uuid NOT NULL,
    requested_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    -- When the job that does it was put.
    queued_at timestamptz,
    done_at timestamptz,
    CONSTRAINT erasures_pkey PRIMARY KEY (account_id),
    CONSTRAINT erasures_due_at CHECK (due_at >= requested_at),
    CONSTRAINT erasures_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX erasures_due ON erasures (due_at) WHERE done_at IS NULL;

-- An event with the words of people taken out: a client's note, why a booking was called off, what a service is
-- called and said to be, why a trainer is away. Whatever happened, when and to which booking stays.
CREATE FUNCTION without_words(body jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    side text;
BEGIN
    FOREACH side IN ARRAY ARRAY['before', 'after'] LOOP
        IF body #> ARRAY['booking', side, 'note'] IS NOT NULL THEN
            body := jsonb_set(body, ARRAY['booking', side, 'note'], 'null');
        END IF;
        IF body #> ARRAY['booking', side, 'cancelled', 'reason'] IS NOT NULL THEN
            body := jsonb_set(body, ARRAY['booking', side, 'cancelled', 'reason'], 'null');
        END IF;
    END LOOP;
    CASE body #>> '{setting,setting}'
        WHEN 'service' THEN
            body := jsonb_set(body, '{setting,value,name}', '"Service"');
            body := jsonb_set(body, '{setting,value,description}', '""');
        WHEN 'time_off' THEN
            body := jsonb_set(body, '{setting,value,note}', '""');
        ELSE
            NULL;
    END CASE;
    RETURN body;
END
$$;

-- The log stays append-only but for this one thing that the law asks for: words can be taken out, and nothing else.
CREATE FUNCTION allow_taking_words_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.body::jsonb = without_words(OLD.body::jsonb)
        AND (NEW.trainer_id, NEW.version, NEW.ordinal, NEW.decision_id, NEW.kind, NEW.at, NEW.by_account, NEW.party,
            NEW.booking_id, NEW.session_id)
        IS NOT DISTINCT FROM (OLD.trainer_id, OLD.version, OLD.ordinal, OLD.decision_id, OLD.kind, OLD.at,
            OLD.by_account, OLD.party, OLD.booking_id, OLD.session_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

DROP TRIGGER calendar_events_append_only ON calendar_events;
CREATE TRIGGER calendar_events_append_only BEFORE DELETE OR TRUNCATE ON calendar_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calendar_events_only_words_taken_out BEFORE UPDATE ON calendar_events
    FOR EACH ROW EXECUTE FUNCTION allow_taking_words_out();
