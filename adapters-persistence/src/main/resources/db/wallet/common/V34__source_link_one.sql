CREATE UNIQUE INDEX uk_source_link_one ON source_link (account_id, linked_as);
