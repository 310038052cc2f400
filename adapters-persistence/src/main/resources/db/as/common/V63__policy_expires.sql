CREATE INDEX ix_policy_expires ON policy (expires_at);
