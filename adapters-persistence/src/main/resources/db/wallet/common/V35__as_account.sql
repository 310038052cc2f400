-- An anonymous account at an authorization server, made for one consent; its credentials are sealed.
CREATE TABLE as_account (
  id VARCHAR(64) NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  server VARCHAR(255) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  client_secret TEXT NOT NULL,
  registration_token TEXT NOT NULL,
  registration_uri VARCHAR(1000) NOT NULL,
  made_at BIGINT NOT NULL,
  check_at BIGINT,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
