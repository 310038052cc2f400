CREATE INDEX ix_consent_request_session ON consent_request (session_id);
