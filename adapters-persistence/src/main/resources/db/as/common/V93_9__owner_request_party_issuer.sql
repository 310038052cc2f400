-- Who vouches for the one who asks, as long as nobody has answered; never a claim.
ALTER TABLE owner_request ADD COLUMN party_issuer TEXT;
