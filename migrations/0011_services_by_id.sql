-- A service is found by its id alone: that is all a socket's topic names.
SET LOCAL lock_timeout = '5s';

CREATE INDEX services_id ON services (id);
