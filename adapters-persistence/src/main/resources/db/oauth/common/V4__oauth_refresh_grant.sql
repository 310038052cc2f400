-- A grant that lives on by refresh tokens, with the hash of the one that is good now. Claims are sealed. An ended one is gone.
CREATE TABLE oauth_refresh_grant (
  grant_id VARCHAR(64) NOT NULL,
  token_hash CHAR(64) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  scopes TEXT NOT NULL,
  authenticated_at BIGINT,
  id_token_claims TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  unused_until BIGINT NOT NULL,
  PRIMARY KEY (grant_id),
  CONSTRAINT oauth_refresh_grant_token UNIQUE (token_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
