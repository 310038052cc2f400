-- Until when an invitation can be taken.
ALTER TABLE policy ADD COLUMN invitation_until BIGINT;
