CREATE INDEX ix_policy_permission_expires ON policy_permission (expires_at);
