CREATE INDEX oauth_refresh_grant_unused ON oauth_refresh_grant (unused_until);
