-- One row, which whoever makes or ends signing keys holds until all is committed: of several
-- replicas that see no key one makes it.
CREATE TABLE oauth_signing_key_turn (
  id INT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
