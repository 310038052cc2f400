CREATE INDEX ix_pct_expires ON pct (expires_at);
