CREATE INDEX ix_logout_notice_due ON logout_notice (due_at);
