-- Every resource has an id as a value, save those whose values have just gone.
DELETE FROM registry_entity WHERE entity_type = 'resource' AND NOT EXISTS (
  SELECT 1 FROM registry_value v
  WHERE v.entity_type = registry_entity.entity_type AND v.entity_id = registry_entity.entity_id
);
