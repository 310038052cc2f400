-- Refresh tokens that were exchanged, remembered as long as their grant lives: a replay ends it.
CREATE TABLE oauth_refresh_spent (
  token_hash CHAR(64) NOT NULL,
  grant_id VARCHAR(64) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  PRIMARY KEY (token_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
