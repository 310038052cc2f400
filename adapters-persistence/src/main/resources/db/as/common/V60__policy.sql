-- What an owner lets through beforehand. Of the value of a claim there is a MAC alone, its key
-- sealed.
CREATE TABLE policy (
  id VARCHAR(64) NOT NULL,
  account_id VARCHAR(255) NOT NULL,
  resource_id VARCHAR(255) NOT NULL,
  scopes TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  client_id VARCHAR(255),
  claim_issuer TEXT,
  claim_name VARCHAR(255),
  claim_salt TEXT,
  claim_mac VARCHAR(64),
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
