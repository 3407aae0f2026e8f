-- Clients' places in sessions.
SET LOCAL lock_timeout = '5s';

CREATE TABLE bookings (
    trainer_id uuid NOT NULL,
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    service_id uuid NOT NULL,
    client_id uuid NOT NULL,
    status text NOT NULL,
    version integer NOT NULL,
    hold_until timestamptz,
    price jsonb NOT NULL,
    cancellation_policy jsonb NOT NULL,
    note text,
    cancelled jsonb,
    created_at timestamptz NOT NULL,
    changed bigint NOT NULL,
    CONSTRAINT bookings_pkey PRIMARY KEY (trainer_id, id),
    -- One live seat per client and session. An exclusion constraint because only those can be both
    -- partial and deferred: a transaction may give a seat back and take it again in any order.
    CONSTRAINT bookings_one_seat EXCLUDE USING btree (trainer_id WITH =, session_id WITH =, client_id WITH =)
        WHERE (status NOT IN ('cancelled', 'expired', 'declined')) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT bookings_status_known CHECK (status IN ('held', 'pending_approval', 'pending_payment', 'expiring',
        'confirmed', 'completed', 'no_show', 'cancelled', 'expired', 'declined')),
    CONSTRAINT bookings_hold_until CHECK ((hold_until IS NOT NULL) = (status = 'held')),
    CONSTRAINT bookings_version_positive CHECK (version > 0)
);

-- A booking is found by its id alone.
CREATE UNIQUE INDEX bookings_id_key ON bookings (id);
-- A client's bookings, newest first.
CREATE INDEX bookings_client ON bookings (client_id, id);
-- Holds whose deadline has passed.
CREATE INDEX bookings_overdue ON bookings (hold_until) WHERE status = 'held';
