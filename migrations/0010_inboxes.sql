-- Notifications: a gapless sequence per account.
SET LOCAL lock_timeout = '5s';

-- Rewritten by every commit that notifies: narrow, with room on its pages.
CREATE TABLE inboxes (
    account_id uuid NOT NULL,
    last_seq bigint NOT NULL,
    read_seq bigint NOT NULL DEFAULT 0,
    CONSTRAINT inboxes_pkey PRIMARY KEY (account_id),
    CONSTRAINT inboxes_read_seq CHECK (read_seq BETWEEN 0 AND last_seq)
) WITH (fillfactor = 50);

CREATE TABLE notifications (
    account_id uuid NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    class text NOT NULL,
    trainer_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    -- The booking's version it tells of.
    version integer NOT NULL,
    at timestamptz NOT NULL,
    -- What a socket sends. json, not jsonb: it is kept and read whole.
    body json NOT NULL,
    CONSTRAINT notifications_pkey PRIMARY KEY (account_id, seq),
    CONSTRAINT notifications_class_known CHECK (class IN ('critical', 'normal'))
);
