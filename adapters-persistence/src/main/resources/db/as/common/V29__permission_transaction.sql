CREATE INDEX ix_permission_transaction ON permission (transaction_id);
