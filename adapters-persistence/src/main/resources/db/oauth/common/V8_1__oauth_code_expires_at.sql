CREATE INDEX oauth_code_expires_at ON oauth_code (expires_at);
