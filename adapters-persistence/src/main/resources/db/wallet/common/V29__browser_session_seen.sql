CREATE INDEX ix_browser_session_seen ON browser_session (seen_at);
