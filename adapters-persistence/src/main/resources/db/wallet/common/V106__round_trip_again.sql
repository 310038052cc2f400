-- Whether the provider was asked to have the person sign in once more.
ALTER TABLE round_trip ADD COLUMN again INT DEFAULT 0 NOT NULL;
