-- Who signed out at a client, and is signed in there by a yes on a page alone.
CREATE TABLE signed_out (
  client_id VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (client_id, subject)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
