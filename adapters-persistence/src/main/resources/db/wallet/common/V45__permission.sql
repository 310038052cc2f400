-- What a person gave, and where it stands.
CREATE TABLE permission (
  id VARCHAR(64) NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  consent_id VARCHAR(64) NOT NULL,
  as_account_id VARCHAR(64) NOT NULL,
  line INT NOT NULL,
  source VARCHAR(255) NOT NULL,
  resource VARCHAR(255) NOT NULL,
  scopes TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  standing VARCHAR(16) NOT NULL,
  id_at_server VARCHAR(255),
  stopped_at BIGINT,
  ended_at BIGINT,
  end_reason VARCHAR(32),
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
