CREATE UNIQUE INDEX uk_browser_session_secret ON browser_session (secret_hash);
