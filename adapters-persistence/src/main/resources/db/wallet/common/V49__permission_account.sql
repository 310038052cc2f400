CREATE INDEX ix_permission_account ON permission (account_id, standing);
