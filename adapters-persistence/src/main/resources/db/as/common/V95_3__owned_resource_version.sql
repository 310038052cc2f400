-- Whoever keeps a registry with them reads it anew.
UPDATE registry_version SET version = version + 1 WHERE EXISTS (
  SELECT 1 FROM registry_value WHERE entity_type = 'resource' AND attribute = 'owner'
);
