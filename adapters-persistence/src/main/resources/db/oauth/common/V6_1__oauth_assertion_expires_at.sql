CREATE INDEX oauth_assertion_expires_at ON oauth_assertion (expires_at);
