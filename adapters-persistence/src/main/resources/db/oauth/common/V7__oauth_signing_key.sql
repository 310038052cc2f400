-- Keys that this system signs with; the private half is sealed.
CREATE TABLE oauth_signing_key (
  key_id VARCHAR(64) NOT NULL,
  public_jwk TEXT NOT NULL,
  private_jwk TEXT NOT NULL,
  signs_from BIGINT NOT NULL,
  signs_until BIGINT NOT NULL,
  published_until BIGINT NOT NULL,
  PRIMARY KEY (key_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
