CREATE UNIQUE INDEX ux_owner_request_transaction ON owner_request (transaction_id);
