ALTER TABLE uma_transaction ADD COLUMN max_age BIGINT;
