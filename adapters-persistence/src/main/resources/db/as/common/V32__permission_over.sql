CREATE INDEX ix_permission_over ON permission (over_at);
