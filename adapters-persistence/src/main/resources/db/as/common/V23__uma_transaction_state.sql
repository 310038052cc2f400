CREATE UNIQUE INDEX uk_uma_transaction_state ON uma_transaction (state_hash);
