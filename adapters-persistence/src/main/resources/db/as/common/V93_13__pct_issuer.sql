-- The hash of who vouched for the person, so that all of an issuer can be ended; zeros where that is
-- not known.
ALTER TABLE pct ADD COLUMN issuer_hash VARCHAR(64) NOT NULL
  DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
