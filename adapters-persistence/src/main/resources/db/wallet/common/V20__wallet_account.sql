-- A person's place in the wallet: a random id, no name, no mail address.
CREATE TABLE wallet_account (
  id VARCHAR(64) NOT NULL,
  language VARCHAR(8),
  opened_at BIGINT NOT NULL,
  closing BOOLEAN NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
