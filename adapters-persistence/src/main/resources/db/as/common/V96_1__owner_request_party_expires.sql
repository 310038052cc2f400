CREATE INDEX ix_owner_request_party_expires ON owner_request_party (expires_at);
