-- Whether the sign-in must have happened since the browser left.
ALTER TABLE round_trip ADD COLUMN anew INT DEFAULT 0 NOT NULL;
