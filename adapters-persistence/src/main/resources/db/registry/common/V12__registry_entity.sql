CREATE TABLE registry_entity (
  entity_type VARCHAR(64) NOT NULL,
  entity_id BIGINT NOT NULL,
  handle VARCHAR(1024) NOT NULL,
  handle_hash CHAR(64) NOT NULL,
  disabled TINYINT(1) NOT NULL,
  version BIGINT NOT NULL,
  date_created BIGINT NOT NULL,
  last_updated BIGINT NOT NULL,
  PRIMARY KEY (entity_type, entity_id),
  UNIQUE (entity_type, handle_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
