-- A persisted claims token: which conditions somebody satisfied, by hash, and who it was as a MAC
-- whose key is sealed.
CREATE TABLE pct (
  hash VARCHAR(64) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  salt TEXT NOT NULL,
  person VARCHAR(64) NOT NULL,
  satisfied TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
