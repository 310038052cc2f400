CREATE INDEX oauth_refresh_grant_client ON oauth_refresh_grant (client_id);
