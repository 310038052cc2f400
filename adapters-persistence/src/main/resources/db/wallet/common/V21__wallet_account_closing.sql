CREATE INDEX ix_wallet_account_closing ON wallet_account (closing);
