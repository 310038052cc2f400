-- What a client is to be told when a sign-in is over; due when it is.
CREATE TABLE logout_notice (
  grant_id VARCHAR(64) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  expires_at BIGINT NOT NULL,
  due_at BIGINT,
  tries INT DEFAULT 0 NOT NULL,
  PRIMARY KEY (grant_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
