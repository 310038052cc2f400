-- Which permissions rest on which policies, so that they end together.
CREATE TABLE policy_permission (
  policy_id VARCHAR(64) NOT NULL,
  permission_id VARCHAR(64) NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (policy_id, permission_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
