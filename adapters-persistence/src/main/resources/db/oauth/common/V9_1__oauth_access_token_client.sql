CREATE INDEX oauth_access_token_client ON oauth_access_token (client_id);
