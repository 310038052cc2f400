CREATE INDEX ix_consent_answered ON consent (account_id, answered_at, id);
