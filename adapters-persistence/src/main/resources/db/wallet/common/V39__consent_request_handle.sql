CREATE UNIQUE INDEX uk_consent_request_handle ON consent_request (handle_hash);
