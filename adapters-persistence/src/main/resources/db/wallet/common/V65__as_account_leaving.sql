-- Whether the account is to be removed at its server, for its person leaves.
ALTER TABLE as_account ADD COLUMN leaving INT DEFAULT 0 NOT NULL;
