-- One row: the version of the registry, which grows by one with each change. Whoever reads a token
-- reads it in the same statement, so that what an administrator changed counts at once.
CREATE TABLE registry_version (
  id INT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
