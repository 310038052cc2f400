-- Client assertions that were used: the hash of client and jti, until the assertion ends.
CREATE TABLE oauth_assertion (
  id_hash CHAR(64) NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (id_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
