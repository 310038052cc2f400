-- One browser's visit; the cookie's secret is here as a hash alone.
CREATE TABLE browser_session (
  id VARCHAR(64) NOT NULL,
  secret_hash VARCHAR(64) NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  account_id VARCHAR(64),
  idp VARCHAR(255),
  ial INT,
  aal INT,
  signed_in_at BIGINT,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
