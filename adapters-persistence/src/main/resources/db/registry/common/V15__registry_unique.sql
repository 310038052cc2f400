-- One row for each value of a unique attribute: the database refuses a second.
CREATE TABLE registry_unique (
  entity_type VARCHAR(64) NOT NULL,
  attribute VARCHAR(64) NOT NULL,
  content_hash CHAR(64) NOT NULL,
  entity_id BIGINT NOT NULL,
  PRIMARY KEY (entity_type, attribute, content_hash),
  FOREIGN KEY (entity_type, entity_id) REFERENCES registry_entity (entity_type, entity_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
