CREATE INDEX ix_token_resource_server ON token (resource_server);
