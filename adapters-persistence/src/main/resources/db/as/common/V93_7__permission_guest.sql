-- The account whose taken invitation it rests on: it may see and end the permission too.
ALTER TABLE permission ADD COLUMN guest_id VARCHAR(255);
