CREATE INDEX ix_round_trip_ends ON round_trip (ends_at);
