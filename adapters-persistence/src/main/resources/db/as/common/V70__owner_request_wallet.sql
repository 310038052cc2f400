CREATE INDEX ix_owner_request_wallet ON owner_request (wallet, number);
