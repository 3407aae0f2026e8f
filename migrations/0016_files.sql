-- What people upload, and the picture beside an account's name.
SET LOCAL lock_timeout = '5s';

CREATE TABLE files (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    purpose text NOT NULL,
    state text NOT NULL,
    -- Of the upload as it was announced; of what is kept once it is stored.
    content_type text NOT NULL,
    length bigint NOT NULL,
    -- What its owner calls it.
    name text NOT NULL,
    created_at timestamptz NOT NULL,
    -- When it came into its present state.
    changed_at timestamptz NOT NULL,
    stored_at timestamptz,
    rejected_reason text,
    -- When what was uploaded was deleted for good: no link can bring it back any more.
    upload_swept_at timestamptz,
    CONSTRAINT files_pkey PRIMARY KEY (id),
    CONSTRAINT files_owner_fkey FOREIGN KEY (owner_id) REFERENCES accounts (id),
    CONSTRAINT files_purpose_known CHECK (purpose IN ('avatar', 'gallery', 'certificate')),
    CONSTRAINT files_state_known CHECK (state IN ('awaiting', 'stored', 'rejected', 'deleted')),
    CONSTRAINT files_length_positive CHECK (length > 0),
    CONSTRAINT files_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
    CONSTRAINT files_stored_when CHECK (state <> 'stored' OR stored_at IS NOT NULL),
    CONSTRAINT files_rejected_why CHECK (state <> 'rejected' OR rejected_reason IS NOT NULL)
);

CREATE INDEX files_owner ON files (owner_id, created_at DESC) WHERE state <> 'deleted';
-- What the sweep looks for.
CREATE INDEX files_unsettled ON files (changed_at) WHERE state <> 'stored' OR upload_swept_at IS NULL;

ALTER TABLE accounts ADD COLUMN avatar_file uuid;
ALTER TABLE accounts ADD CONSTRAINT accounts_avatar_fkey FOREIGN KEY (avatar_file) REFERENCES files (id);
CREATE INDEX accounts_avatar ON accounts (avatar_file) WHERE avatar_file IS NOT NULL;
