-- Authorization requests that clients have sent ahead: for a minute, and for one use.
CREATE TABLE pushed_request (
  reference_hash CHAR(64) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  parameters TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (reference_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
