-- Proofs of a key that were used (RFC 9449 section 11.1): the hash of key and jti, until the proof ends.
CREATE TABLE oauth_proof (
  id_hash CHAR(64) NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (id_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
