CREATE UNIQUE INDEX uk_round_trip_state ON round_trip (state_hash);
