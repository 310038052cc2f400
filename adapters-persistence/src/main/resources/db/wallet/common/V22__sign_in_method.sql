-- How an identity provider knows a person: HMAC of issuer and subject under a numbered key.
CREATE TABLE sign_in_method (
  id VARCHAR(64) NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  idp VARCHAR(255) NOT NULL,
  key_number INT NOT NULL,
  subject_hash VARCHAR(64) NOT NULL,
  added_at BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
