-- A trainer's occupied time.
SET LOCAL lock_timeout = '5s';

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- No foreign keys here or in the tables that follow: they are written thousands of times a second under
-- the calendar's fence, and `fittribe verify` looks for orphans.
CREATE TABLE sessions (
    trainer_id uuid NOT NULL,
    id uuid NOT NULL,
    service_id uuid NOT NULL,
    class boolean NOT NULL,
    -- The session's own time, without buffers: of two neighbours' buffers the larger applies, not their
    -- sum, which an exclusion constraint cannot say. The fence keeps buffers, `fittribe verify` proves them.
    during tstzrange NOT NULL,
    before_min integer NOT NULL,
    after_min integer NOT NULL,
    status text NOT NULL,
    held_until timestamptz,
    capacity integer NOT NULL,
    taken integer NOT NULL,
    changed bigint NOT NULL,
    CONSTRAINT sessions_pkey PRIMARY KEY (trainer_id, id),
    -- Deferred, so that one transaction may free and take the same time in any order of its statements.
    -- The predicate cannot look at the clock: an expired hold is written off by what takes its place.
    CONSTRAINT sessions_no_overlap EXCLUDE USING gist (trainer_id WITH =, during WITH &&)
        WHERE (status IN ('held', 'pending', 'scheduled', 'completed')) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT sessions_during_bounded CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
    CONSTRAINT sessions_status_known CHECK (status IN ('held', 'pending', 'scheduled', 'completed', 'cancelled', 'expired')),
    CONSTRAINT sessions_held_until CHECK ((held_until IS NOT NULL) = (status = 'held')),
    CONSTRAINT sessions_taken CHECK (taken BETWEEN 0 AND capacity),
    CONSTRAINT sessions_buffers CHECK (before_min >= 0 AND after_min >= 0)
);
