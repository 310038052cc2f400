-- A browser that is at a provider and expected back.
CREATE TABLE round_trip (
  id VARCHAR(64) NOT NULL,
  state_hash VARCHAR(64) NOT NULL,
  session_id VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  provider VARCHAR(255) NOT NULL,
  account_id VARCHAR(64),
  nonce TEXT NOT NULL,
  code_verifier TEXT NOT NULL,
  back_to VARCHAR(500) NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
