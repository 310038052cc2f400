-- When a provider that was asked to have the person sign in once more vouched, and said no time.
ALTER TABLE browser_session ADD COLUMN vouched_anew_at BIGINT;
