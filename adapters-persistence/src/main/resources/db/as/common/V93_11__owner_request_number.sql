-- The number of the last request. Whoever adds one holds this row until all is committed, so that
-- numbers are in the order in which requests can be seen.
CREATE TABLE owner_request_number (
  id INT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
