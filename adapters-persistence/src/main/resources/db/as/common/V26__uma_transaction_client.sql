CREATE INDEX ix_uma_transaction_client ON uma_transaction (client_id);
