-- Who has taken it: a pseudonym, the account that a wallet made for this.
ALTER TABLE policy ADD COLUMN guest_id VARCHAR(255);
