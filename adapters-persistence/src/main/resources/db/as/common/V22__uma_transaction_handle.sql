CREATE UNIQUE INDEX uk_uma_transaction_handle ON uma_transaction (handle_hash);
