-- A request on its way to an answer; handle and parameters are sealed.
CREATE TABLE consent_request (
  id VARCHAR(64) NOT NULL,
  server VARCHAR(255) NOT NULL,
  handle_hash VARCHAR(64) NOT NULL,
  handle TEXT NOT NULL,
  asked TEXT NOT NULL,
  session_id VARCHAR(64) NOT NULL,
  ends_at BIGINT NOT NULL,
  stage VARCHAR(16) NOT NULL,
  draft TEXT,
  rots TEXT,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
