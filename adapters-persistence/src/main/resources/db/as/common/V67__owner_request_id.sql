CREATE UNIQUE INDEX ux_owner_request_id ON owner_request (id);
