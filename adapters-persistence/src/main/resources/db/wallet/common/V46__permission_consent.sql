CREATE INDEX ix_permission_consent ON permission (consent_id);
