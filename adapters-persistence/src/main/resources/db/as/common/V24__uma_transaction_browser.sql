CREATE INDEX ix_uma_transaction_browser ON uma_transaction (browser_hash);
