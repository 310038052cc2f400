CREATE INDEX ix_token_grant ON token (grant_id);
