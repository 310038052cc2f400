CREATE INDEX ix_owned_resource_account ON owned_resource (account_id, id);
