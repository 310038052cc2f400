CREATE INDEX ix_sign_in_method_account ON sign_in_method (account_id);
