CREATE INDEX ix_pct_issuer ON pct (issuer_hash);
