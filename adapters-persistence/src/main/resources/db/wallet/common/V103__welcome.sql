-- What a person was let through to by somebody's link; what that one and the thing are called is
-- sealed.
CREATE TABLE welcome (
  id VARCHAR(64) NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  server VARCHAR(255) NOT NULL,
  as_account_id VARCHAR(64) NOT NULL,
  invitation VARCHAR(255) NOT NULL,
  code_hash VARCHAR(64) NOT NULL,
  called_by TEXT NOT NULL,
  title TEXT NOT NULL,
  kept_by TEXT NOT NULL,
  scopes TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
