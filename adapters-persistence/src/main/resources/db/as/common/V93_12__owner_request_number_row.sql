INSERT INTO owner_request_number (id, last) SELECT 1, COALESCE(MAX(number), 0) FROM owner_request;
