-- How long ago the sign-in may be at most, if that matters.
ALTER TABLE round_trip ADD COLUMN oldest_seconds BIGINT;
