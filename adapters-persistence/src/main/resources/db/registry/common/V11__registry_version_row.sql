INSERT INTO registry_version (id, version) VALUES (1, 0);
