CREATE INDEX ix_consent_request_ends ON consent_request (ends_at);
