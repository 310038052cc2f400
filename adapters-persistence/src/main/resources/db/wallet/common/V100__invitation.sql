-- A link by which an owner lets one person through: the hash of its code, and what the owner is
-- called there, sealed.
CREATE TABLE invitation (
  code_hash VARCHAR(64) NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  server VARCHAR(255) NOT NULL,
  called_by TEXT NOT NULL,
  open_until BIGINT NOT NULL,
  PRIMARY KEY (code_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
