CREATE INDEX ix_policy_resource ON policy (resource_id);
