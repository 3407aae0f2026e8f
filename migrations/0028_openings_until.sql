-- Beside each of `next`: until when it can be booked, which is its service's notice before it. Whatever was entered before
-- is looked at anew.
SET LOCAL lock_timeout = '5s';

ALTER TABLE trainer_openings ADD COLUMN next_until timestamptz[] NOT NULL DEFAULT '{}';
ALTER TABLE trainer_openings ALTER COLUMN next_until DROP DEFAULT;
UPDATE trainer_openings SET computed_at = '-infinity';
