CREATE INDEX ix_browser_session_account ON browser_session (account_id);
