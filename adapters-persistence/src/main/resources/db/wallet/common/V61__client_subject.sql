-- The name by which one client knows a person who signs in there: random, and nobody else's.
CREATE TABLE client_subject (
  account_id VARCHAR(64) NOT NULL,
  server VARCHAR(255) NOT NULL,
  client VARCHAR(255) NOT NULL,
  subject VARCHAR(64) NOT NULL,
  PRIMARY KEY (account_id, server, client)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
