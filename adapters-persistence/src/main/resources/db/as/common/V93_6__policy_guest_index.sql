CREATE INDEX ix_policy_guest ON policy (guest_id, id);
