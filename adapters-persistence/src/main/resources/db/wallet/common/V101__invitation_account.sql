CREATE INDEX ix_invitation_account ON invitation (account_id);
