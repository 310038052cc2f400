-- What waits for an owner's answer. The number orders the rows and stands nowhere else; of polling
-- it is known how often, and not when.
CREATE TABLE owner_request (
  number BIGINT NOT NULL AUTO_INCREMENT,
  id VARCHAR(64) NOT NULL,
  transaction_id VARCHAR(64) NOT NULL,
  account_id VARCHAR(255) NOT NULL,
  wallet VARCHAR(255) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  purpose VARCHAR(255),
  request_lines TEXT NOT NULL,
  since BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  polled INT NOT NULL,
  PRIMARY KEY (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
