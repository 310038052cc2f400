CREATE INDEX ix_welcome_account ON welcome (account_id);
