-- What happened, in whole hours; the number orders the lines and stands nowhere else.
CREATE TABLE audit (
  number BIGINT NOT NULL AUTO_INCREMENT,
  kind VARCHAR(32) NOT NULL,
  client_id VARCHAR(255),
  outcome VARCHAR(64) NOT NULL,
  hour_at BIGINT NOT NULL,
  PRIMARY KEY (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
