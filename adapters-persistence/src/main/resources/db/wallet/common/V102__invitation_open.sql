CREATE INDEX ix_invitation_open ON invitation (open_until);
