-- Addresses that letters cannot reach.
SET LOCAL lock_timeout = '5s';

ALTER TABLE accounts
    ADD COLUMN email_bounced_at timestamptz,
    -- What the mail server answered, such as 5.1.1 (RFC 3463); never its words, which may quote the address.
    ADD COLUMN email_bounce_status text,
    ADD CONSTRAINT accounts_bounce_whole CHECK ((email_bounced_at IS NULL) = (email_bounce_status IS NULL)),
    ADD CONSTRAINT accounts_bounce_status CHECK (email_bounce_status ~ '^[0-9.]{1,11}$');
