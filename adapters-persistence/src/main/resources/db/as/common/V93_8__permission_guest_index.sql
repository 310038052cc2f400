CREATE INDEX ix_permission_guest ON permission (guest_id, id);
