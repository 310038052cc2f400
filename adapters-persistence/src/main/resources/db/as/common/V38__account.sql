-- An anonymous account: how it proves itself, and nothing else. No time is kept.
CREATE TABLE account (
  id VARCHAR(255) NOT NULL,
  wallet VARCHAR(255) NOT NULL,
  authentication_method VARCHAR(32) NOT NULL,
  secret_hash VARCHAR(64),
  jwks TEXT,
  management_token_hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
