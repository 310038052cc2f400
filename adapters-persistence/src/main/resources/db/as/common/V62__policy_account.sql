CREATE INDEX ix_policy_account ON policy (account_id, id);
