-- What every OAuth provider of ours keeps; it stands once in each system's schema.
CREATE TABLE oauth_schema_owner (
  system_name VARCHAR(32) NOT NULL,
  PRIMARY KEY (system_name)
);
