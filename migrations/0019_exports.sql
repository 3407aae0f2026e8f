-- Copies of all that is kept of somebody, made on demand and kept for a week.
SET LOCAL lock_timeout = '5s';

CREATE TABLE exports (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    state text NOT NULL,
    requested_at timestamptz NOT NULL,
    ready_at timestamptz,
    expires_at timestamptz,
    -- A ZIP.
    content bytea,
    CONSTRAINT exports_pkey PRIMARY KEY (id),
    CONSTRAINT exports_state_known CHECK (state IN ('in_progress', 'ready', 'failed')),
    CONSTRAINT exports_ready CHECK ((state = 'ready') = (content IS NOT NULL)
        AND (state = 'ready') = (ready_at IS NOT NULL) AND (state = 'ready') = (expires_at IS NOT NULL)),
    CONSTRAINT exports_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
);

-- A ZIP is compressed already.
ALTER TABLE exports ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX exports_account ON exports (account_id, requested_at);
CREATE UNIQUE INDEX exports_one_in_progress ON exports (account_id) WHERE state = 'in_progress';
CREATE INDEX exports_expires_at ON exports (expires_at) WHERE expires_at IS NOT NULL;
