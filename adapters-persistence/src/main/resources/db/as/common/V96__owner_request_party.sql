-- What an owner may be told of somebody who is on the way to a wallet, from where the owner can be
-- asked: who vouches for them, and the owner's policies that they satisfy, one a line; never a claim.
CREATE TABLE owner_request_party (
  transaction_id VARCHAR(64) NOT NULL,
  issuer TEXT,
  satisfies TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (transaction_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
