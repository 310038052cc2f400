-- The thumbprint of the key that a token is bound to; none in a bearer token (RFC 9449 section 6).
ALTER TABLE oauth_access_token ADD COLUMN key_thumbprint CHAR(43);
