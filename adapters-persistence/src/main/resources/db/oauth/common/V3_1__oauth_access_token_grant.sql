CREATE INDEX oauth_access_token_grant ON oauth_access_token (grant_id);
