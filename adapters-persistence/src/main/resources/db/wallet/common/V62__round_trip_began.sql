-- When the browser left: a sign-in since then was made for this trip.
ALTER TABLE round_trip ADD COLUMN began_at BIGINT DEFAULT 0 NOT NULL;
