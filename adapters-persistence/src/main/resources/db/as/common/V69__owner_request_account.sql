CREATE INDEX ix_owner_request_account ON owner_request (account_id, number);
