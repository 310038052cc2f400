-- An answer, with the words that the person was shown.
CREATE TABLE consent (
  id VARCHAR(64) NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  server VARCHAR(255) NOT NULL,
  client VARCHAR(255) NOT NULL,
  yes BOOLEAN NOT NULL,
  how_long VARCHAR(16) NOT NULL,
  answered_at BIGINT NOT NULL,
  live_until BIGINT NOT NULL,
  language VARCHAR(8) NOT NULL,
  client_name TEXT NOT NULL,
  organisation TEXT NOT NULL,
  network TEXT NOT NULL,
  why TEXT,
  retention TEXT,
  shown_lines TEXT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
