-- One row for each text, language, list item or member; "part" is the language or the member's name.
CREATE TABLE registry_value (
  entity_type VARCHAR(64) NOT NULL,
  entity_id BIGINT NOT NULL,
  attribute VARCHAR(64) NOT NULL,
  part VARCHAR(512) NOT NULL,
  place INT NOT NULL,
  content MEDIUMTEXT NOT NULL,
  PRIMARY KEY (entity_type, entity_id, attribute, part, place),
  FOREIGN KEY (entity_type, entity_id) REFERENCES registry_entity (entity_type, entity_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
