-- What an authorization request wants of the sign-in, in four columns; of every other kind of
-- transaction empty.
ALTER TABLE uma_transaction ADD COLUMN nonce VARCHAR(512);
