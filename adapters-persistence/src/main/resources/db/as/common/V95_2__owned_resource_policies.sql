-- Those that stood in the registry go: nothing has been released that could have made any. First
-- what their owners said about them.
DELETE FROM policy WHERE resource_id IN (
  SELECT e.handle FROM registry_entity e
  JOIN registry_value v ON v.entity_type = e.entity_type AND v.entity_id = e.entity_id
  WHERE e.entity_type = 'resource' AND v.attribute = 'owner'
);
