-- Where a trainer stands with FitTribe, what they are found by, when they are free, and what clients say.
SET LOCAL lock_timeout = '5s';

ALTER TABLE trainers
    ADD COLUMN status text NOT NULL DEFAULT 'approved',
    ADD COLUMN status_reason text NOT NULL DEFAULT '',
    ADD COLUMN status_at timestamptz,
    ADD COLUMN specialties text[] NOT NULL DEFAULT '{}',
    -- ISO 639 codes.
    ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
    ADD COLUMN online boolean NOT NULL DEFAULT true,
    ADD COLUMN address text,
    ADD COLUMN city text,
    ADD COLUMN country text,
    ADD COLUMN lat double precision,
    ADD COLUMN lon double precision,
    ADD COLUMN rating_sum bigint NOT NULL DEFAULT 0,
    ADD COLUMN rating_count bigint NOT NULL DEFAULT 0,
    ADD COLUMN words tsvector NOT NULL DEFAULT '',
    ADD CONSTRAINT trainers_status_known CHECK (status IN ('draft', 'submitted', 'returned', 'approved', 'suspended')),
    ADD CONSTRAINT trainers_place CHECK ((lat IS NULL) = (lon IS NULL) AND (lat IS NULL OR city IS NOT NULL)),
    ADD CONSTRAINT trainers_on_earth CHECK (lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180),
    ADD CONSTRAINT trainers_rating CHECK (rating_count >= 0 AND rating_sum BETWEEN rating_count AND 5 * rating_count);
UPDATE trainers SET status_at = created_at;
ALTER TABLE trainers ALTER COLUMN status DROP DEFAULT, ALTER COLUMN status_at SET NOT NULL;

-- What a page is found by, as it is written and by English stems; a name counts most.
CREATE FUNCTION trainer_words(name text, headline text, specialties text[], city text, biography text)
    RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('pg_catalog.simple', name), 'A')
        || setweight(to_tsvector('pg_catalog.simple', array_to_string(specialties, ' ')), 'A')
        || setweight(to_tsvector('pg_catalog.english', array_to_string(specialties, ' ')), 'A')
        || setweight(to_tsvector('pg_catalog.simple', headline || ' ' || coalesce(city, '')), 'B')
        || setweight(to_tsvector('pg_catalog.english', headline), 'B')
        || setweight(to_tsvector('pg_catalog.simple', biography), 'D')
        || setweight(to_tsvector('pg_catalog.english', biography), 'D')
$$;

CREATE FUNCTION trainers_keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.words := trainer_words(
        coalesce((SELECT name FROM accounts WHERE id = NEW.account_id), ''),
        NEW.headline, NEW.specialties, NEW.city, NEW.biography);
    RETURN NEW;
END
$$;
CREATE TRIGGER trainers_keep_words
    BEFORE INSERT OR UPDATE OF headline, specialties, city, biography, account_id ON trainers
    FOR EACH ROW EXECUTE FUNCTION trainers_keep_words();

CREATE FUNCTION accounts_tell_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE trainers SET headline = headline WHERE account_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER accounts_tell_words AFTER UPDATE OF name ON accounts
    FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION accounts_tell_words();

UPDATE trainers SET headline = headline;

CREATE INDEX trainers_words ON trainers USING gin (words);
CREATE INDEX trainers_specialties ON trainers USING gin (specialties);
CREATE INDEX trainers_languages ON trainers USING gin (languages);
CREATE INDEX trainers_place ON trainers (lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX trainers_waiting ON trainers (status_at, id) WHERE status = 'submitted';

ALTER TABLE services
    ADD COLUMN price_minor bigint GENERATED ALWAYS AS (coalesce((body #>> '{price,amount,minor}')::bigint, 0)) STORED,
    ADD COLUMN currency text GENERATED ALWAYS AS (body #>> '{price,amount,currency}') STORED;

-- When a trainer's next sessions could begin, kept for calendars that nobody has open. Behind the truth by moments:
-- a booking is decided by the calendar alone.
CREATE TABLE trainer_openings (
    trainer_id uuid NOT NULL,
    -- The calendar's version that was looked at.
    version bigint NOT NULL,
    computed_at timestamptz NOT NULL,
    -- Starts, each stretched to the next one of its service's step.
    starts tstzmultirange NOT NULL,
    -- The first of them.
    next timestamptz[] NOT NULL,
    CONSTRAINT trainer_openings_pkey PRIMARY KEY (trainer_id)
);
CREATE INDEX trainer_openings_starts ON trainer_openings USING gist (starts);
CREATE INDEX trainer_openings_computed_at ON trainer_openings (computed_at);

CREATE TABLE reviews (
    id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    client_id uuid NOT NULL,
    rating smallint NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    edited_at timestamptz,
    answer text,
    answered_at timestamptz,
    reported_at timestamptz,
    report_reason text,
    -- Not shown, and not counted.
    hidden_at timestamptz,
    CONSTRAINT reviews_pkey PRIMARY KEY (id),
    CONSTRAINT reviews_one_a_booking UNIQUE (booking_id),
    CONSTRAINT reviews_rating CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT reviews_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES trainers (id),
    CONSTRAINT reviews_client_fkey FOREIGN KEY (client_id) REFERENCES accounts (id)
);
CREATE INDEX reviews_trainer ON reviews (trainer_id, id);
CREATE INDEX reviews_client ON reviews (client_id);
CREATE INDEX reviews_reported ON reviews (reported_at, id) WHERE reported_at IS NOT NULL AND hidden_at IS NULL;

CREATE TABLE packages (
    id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    sessions integer NOT NULL,
    price_minor bigint NOT NULL,
    currency text NOT NULL,
    valid_days integer NOT NULL,
    active boolean NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT packages_pkey PRIMARY KEY (id),
    CONSTRAINT packages_sessions CHECK (sessions BETWEEN 2 AND 100),
    CONSTRAINT packages_price CHECK (price_minor >= 0),
    CONSTRAINT packages_valid_days CHECK (valid_days BETWEEN 1 AND 1095),
    CONSTRAINT packages_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES trainers (id)
);
CREATE INDEX packages_trainer ON packages (trainer_id, id);
