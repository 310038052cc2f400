CREATE INDEX ix_uma_transaction_expires ON uma_transaction (expires_at);
