CREATE INDEX ix_owner_request_expires ON owner_request (expires_at);
