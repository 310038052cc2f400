-- A transaction with its lines and tickets in one row. No person, no account, no address is in it;
-- what gathering needs is emptied when gathering ends.
CREATE TABLE uma_transaction (
  id VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  client_id VARCHAR(255),
  purpose VARCHAR(255),
  ticket_lines TEXT NOT NULL,
  requested TEXT NOT NULL,
  challenge VARCHAR(64),
  expires_at BIGINT NOT NULL,
  ticket_hash VARCHAR(64),
  spent_hashes VARCHAR(4160) NOT NULL,
  browser_hash VARCHAR(64),
  return_address TEXT,
  client_state TEXT,
  wallet VARCHAR(255),
  handle_hash VARCHAR(64),
  state_hash VARCHAR(64),
  state_taken BOOLEAN NOT NULL,
  stage VARCHAR(16) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
