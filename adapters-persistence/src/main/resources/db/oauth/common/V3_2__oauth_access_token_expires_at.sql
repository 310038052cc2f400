CREATE INDEX oauth_access_token_expires_at ON oauth_access_token (expires_at);
