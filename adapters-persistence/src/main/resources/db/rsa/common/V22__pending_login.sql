-- A login under way: the state is there while the provider is asked, then the person. Content is sealed.
CREATE TABLE pending_login (
  id VARCHAR(64) NOT NULL,
  browser_hash CHAR(64) NOT NULL,
  state_hash CHAR(64),
  content TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (state_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
