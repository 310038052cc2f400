DELETE FROM registry_relation WHERE entity_type = 'resource' AND entity_id IN (
  SELECT entity_id FROM registry_value WHERE entity_type = 'resource' AND attribute = 'owner'
);
