-- A link between a wallet and a person at the source; tokens and name are sealed. An ended one is gone.
CREATE TABLE person_link (
  id VARCHAR(64) NOT NULL,
  issuer VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  wallet VARCHAR(255) NOT NULL,
  pseudonym VARCHAR(64) NOT NULL,
  display_name TEXT,
  access_token TEXT NOT NULL,
  refresh_token TEXT,
  access_token_ends_at BIGINT NOT NULL,
  to_renew BOOLEAN NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
