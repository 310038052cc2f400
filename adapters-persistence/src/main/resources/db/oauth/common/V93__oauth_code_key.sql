-- The key that must be shown with the code, if there is one.
ALTER TABLE oauth_code ADD COLUMN key_thumbprint VARCHAR(43);
