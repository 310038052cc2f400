CREATE INDEX ix_as_account_leaving ON as_account (leaving, id);
