-- What resource servers registered for people. Localized names stand in one column; nobody asks for
-- one language alone.
CREATE TABLE owned_resource (
  id VARCHAR(255) NOT NULL,
  account_id VARCHAR(255) NOT NULL,
  resource_server VARCHAR(255) NOT NULL,
  definition VARCHAR(255) NOT NULL,
  scopes TEXT NOT NULL,
  names MEDIUMTEXT,
  description MEDIUMTEXT,
  icon_uri MEDIUMTEXT,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
