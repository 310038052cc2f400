-- A ROT of strategy "simple": for what it was issued, and the one permission that it is bound to.
CREATE TABLE issued_rot (
  rot_hash CHAR(64) NOT NULL,
  link_id VARCHAR(64) NOT NULL,
  bindable_until BIGINT NOT NULL,
  for_issuer VARCHAR(255),
  for_client VARCHAR(255),
  for_resource VARCHAR(255),
  for_scopes TEXT,
  for_ends_at BIGINT,
  bound_issuer VARCHAR(255),
  bound_permission VARCHAR(255),
  bound_client VARCHAR(255),
  bound_resource VARCHAR(255),
  bound_ends_at BIGINT,
  gone_at BIGINT NOT NULL,
  PRIMARY KEY (rot_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
