CREATE INDEX ix_as_account_check ON as_account (check_at);
