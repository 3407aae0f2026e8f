-- What a trainer writes down about a client, for themselves.
SET LOCAL lock_timeout = '5s';

CREATE TABLE client_notes (
    trainer_id uuid NOT NULL,
    client_id uuid NOT NULL,
    body text NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT client_notes_pkey PRIMARY KEY (trainer_id, client_id),
    CONSTRAINT client_notes_body_length CHECK (char_length(body) <= 8000),
    CONSTRAINT client_notes_version_positive CHECK (version > 0),
    CONSTRAINT client_notes_trainer_fkey FOREIGN KEY (trainer_id) REFERENCES trainers (id),
    CONSTRAINT client_notes_client_fkey FOREIGN KEY (client_id) REFERENCES accounts (id)
);

CREATE INDEX client_notes_client ON client_notes (client_id);
