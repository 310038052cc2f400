-- A code: open until it is spent, and remembered for a day, so that a replay ends what it gave. Claims are sealed.
CREATE TABLE oauth_code (
  code_hash CHAR(64) NOT NULL,
  grant_id VARCHAR(64) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  redirect_uri TEXT NOT NULL,
  code_challenge VARCHAR(43),
  nonce TEXT,
  subject VARCHAR(255) NOT NULL,
  scopes TEXT NOT NULL,
  authenticated_at BIGINT,
  id_token_claims TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  spent BOOLEAN NOT NULL,
  PRIMARY KEY (code_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
