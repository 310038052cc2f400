-- What clients hold, as hashes. grant_id is the transaction that was redeemed.
CREATE TABLE token (
  hash VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  grant_id VARCHAR(64),
  client_id VARCHAR(255) NOT NULL,
  resource_server VARCHAR(255),
  scopes TEXT,
  requested TEXT,
  narrowed_to TEXT,
  issued_at BIGINT,
  expires_at BIGINT NOT NULL,
  spent BOOLEAN NOT NULL,
  PRIMARY KEY (hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
