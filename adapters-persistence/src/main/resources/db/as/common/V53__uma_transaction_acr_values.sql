ALTER TABLE uma_transaction ADD COLUMN acr_values TEXT;
