CREATE INDEX pending_login_ends_at ON pending_login (ends_at);
