CREATE TABLE registry_relation (
  entity_type VARCHAR(64) NOT NULL,
  entity_id BIGINT NOT NULL,
  relation VARCHAR(64) NOT NULL,
  place INT NOT NULL,
  target_type VARCHAR(64) NOT NULL,
  target_id BIGINT NOT NULL,
  PRIMARY KEY (entity_type, entity_id, relation, place),
  FOREIGN KEY (entity_type, entity_id) REFERENCES registry_entity (entity_type, entity_id),
  FOREIGN KEY (target_type, target_id) REFERENCES registry_entity (entity_type, entity_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
