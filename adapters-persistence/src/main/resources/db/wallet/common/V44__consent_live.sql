CREATE INDEX ix_consent_live ON consent (account_id, live_until);
