-- The keys of sign_in_method, sealed.
CREATE TABLE subject_key (
  key_number INT NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (key_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
