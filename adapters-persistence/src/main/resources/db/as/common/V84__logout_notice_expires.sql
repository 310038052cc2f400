CREATE INDEX ix_logout_notice_expires ON logout_notice (expires_at);
