-- What the key signs by; those of before are all of this one.
ALTER TABLE oauth_signing_key ADD COLUMN algorithm VARCHAR(16) DEFAULT 'ES256' NOT NULL;
