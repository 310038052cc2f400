CREATE INDEX oauth_refresh_spent_client ON oauth_refresh_spent (client_id);
