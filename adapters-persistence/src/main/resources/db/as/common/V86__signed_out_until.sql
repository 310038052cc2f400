CREATE INDEX ix_signed_out_until ON signed_out (until_at);
