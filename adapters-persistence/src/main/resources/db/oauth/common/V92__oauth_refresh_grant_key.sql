-- The thumbprint of the key of a public client, without which it can't refresh (RFC 9449 section 5).
ALTER TABLE oauth_refresh_grant ADD COLUMN key_thumbprint CHAR(43);
