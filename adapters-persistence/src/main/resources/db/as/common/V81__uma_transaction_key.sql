-- The key to which the code of a sign-in is to be bound.
ALTER TABLE uma_transaction ADD COLUMN dpop_jkt VARCHAR(43);
