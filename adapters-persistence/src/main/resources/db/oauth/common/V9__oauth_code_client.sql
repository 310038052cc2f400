CREATE INDEX oauth_code_client ON oauth_code (client_id);
