-- Which of the owner's policies that person satisfies, one a line; none if nothing is known.
ALTER TABLE owner_request ADD COLUMN party_satisfies TEXT;
