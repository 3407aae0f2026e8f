-- Counts the changes of a page's pictures, so that whoever saw older ones takes none of the newer ones away.
SET LOCAL lock_timeout = '5s';

ALTER TABLE trainers ADD COLUMN gallery_version integer NOT NULL DEFAULT 1;
