CREATE INDEX oauth_refresh_spent_grant ON oauth_refresh_spent (grant_id);
