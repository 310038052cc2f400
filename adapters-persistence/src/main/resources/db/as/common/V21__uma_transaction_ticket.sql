CREATE UNIQUE INDEX uk_uma_transaction_ticket ON uma_transaction (ticket_hash);
