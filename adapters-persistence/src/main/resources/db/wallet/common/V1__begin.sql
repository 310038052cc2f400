-- The first migration, so that migration and generation have something to run.
CREATE TABLE schema_owner (
  system_name VARCHAR(32) NOT NULL,
  PRIMARY KEY (system_name)
);
