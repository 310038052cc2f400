-- When a request was opened: a sign-in after that was made for it.
ALTER TABLE consent_request ADD COLUMN opened_at BIGINT DEFAULT 0 NOT NULL;
