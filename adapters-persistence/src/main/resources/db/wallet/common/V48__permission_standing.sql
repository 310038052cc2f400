CREATE INDEX ix_permission_standing ON permission (standing, stopped_at);
