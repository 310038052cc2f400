-- What a wallet knows a person by; the key is the hash of issuer, subject and wallet.
CREATE TABLE person_pseudonym (
  person_at_wallet CHAR(64) NOT NULL,
  pseudonym VARCHAR(64) NOT NULL,
  PRIMARY KEY (person_at_wallet)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
