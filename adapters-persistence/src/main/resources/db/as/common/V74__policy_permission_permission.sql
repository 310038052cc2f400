CREATE INDEX ix_policy_permission ON policy_permission (permission_id);
