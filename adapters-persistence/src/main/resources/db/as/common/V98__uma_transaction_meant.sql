-- The one person, by the name for the client, who may answer a request to sign in.
ALTER TABLE uma_transaction ADD COLUMN meant VARCHAR(64);
