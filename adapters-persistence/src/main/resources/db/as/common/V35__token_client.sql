CREATE INDEX ix_token_client ON token (client_id);
