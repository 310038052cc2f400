-- DISTINCT, so that MySQL reads all of them before it removes any.
DELETE FROM registry_value WHERE entity_type = 'resource' AND entity_id IN (
  SELECT entity_id FROM (
    SELECT DISTINCT entity_id FROM registry_value
    WHERE entity_type = 'resource' AND attribute = 'owner'
  ) owned
);
