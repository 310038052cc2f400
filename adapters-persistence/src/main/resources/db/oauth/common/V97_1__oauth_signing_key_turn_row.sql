INSERT INTO oauth_signing_key_turn (id) VALUES (1);
