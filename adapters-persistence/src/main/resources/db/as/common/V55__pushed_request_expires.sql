CREATE INDEX pushed_request_expires_at ON pushed_request (expires_at);
