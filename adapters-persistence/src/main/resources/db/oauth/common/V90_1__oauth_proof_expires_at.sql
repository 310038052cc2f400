CREATE INDEX oauth_proof_expires_at ON oauth_proof (expires_at);
