CREATE TABLE clinic_rot (
  rot_hash CHAR(64) NOT NULL,
  grant_id VARCHAR(64) NOT NULL,
  subject VARCHAR(64) NOT NULL,
  expires_at BIGINT NOT NULL,
  issuer VARCHAR(512) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  resource_id VARCHAR(255) NOT NULL,
  scopes VARCHAR(1024) NOT NULL,
  permission_end BIGINT NOT NULL,
  permission_id VARCHAR(64) NOT NULL,
  PRIMARY KEY (rot_hash)
);
