CREATE INDEX ix_welcome_ends ON welcome (ends_at);
