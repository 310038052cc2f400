-- What a person gave. The ROT is sealed and goes when the permission ends. push_key knows a
-- repeated push; over_at is when the row has had its day: its end, or the end of its time.
CREATE TABLE permission (
  id VARCHAR(64) NOT NULL,
  transaction_id VARCHAR(64) NOT NULL,
  position INT NOT NULL,
  push_key VARCHAR(64) NOT NULL,
  push_line INT NOT NULL,
  push_fingerprint VARCHAR(64) NOT NULL,
  account_id VARCHAR(255) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  resource_id VARCHAR(255) NOT NULL,
  definition_id VARCHAR(255) NOT NULL,
  scopes TEXT NOT NULL,
  purpose VARCHAR(255),
  rot TEXT,
  given_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  over_at BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  ial INT,
  aal INT,
  login_age BIGINT,
  kind VARCHAR(16),
  in_ticket TEXT,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
