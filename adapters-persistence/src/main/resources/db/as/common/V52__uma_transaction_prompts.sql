ALTER TABLE uma_transaction ADD COLUMN prompts VARCHAR(64);
