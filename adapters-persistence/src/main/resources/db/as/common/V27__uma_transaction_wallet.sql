CREATE INDEX ix_uma_transaction_wallet ON uma_transaction (wallet);
