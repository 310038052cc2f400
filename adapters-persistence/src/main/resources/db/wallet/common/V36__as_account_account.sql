CREATE INDEX ix_as_account_account ON as_account (account_id);
