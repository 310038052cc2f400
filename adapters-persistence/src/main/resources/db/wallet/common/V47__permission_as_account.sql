CREATE INDEX ix_permission_as_account ON permission (as_account_id);
