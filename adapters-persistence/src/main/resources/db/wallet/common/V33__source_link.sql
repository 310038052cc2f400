-- A linked source; label and tokens are sealed. linked_as is the source while it is linked, and empty
-- while it is parting, so that a person has one link to a source.
CREATE TABLE source_link (
  id VARCHAR(64) NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  source VARCHAR(255) NOT NULL,
  linked_as VARCHAR(255),
  label TEXT,
  access_token TEXT NOT NULL,
  access_ends_at BIGINT NOT NULL,
  refresh_token TEXT,
  to_renew BOOLEAN NOT NULL,
  linked_at BIGINT NOT NULL,
  revision INT NOT NULL,
  leased_until BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
