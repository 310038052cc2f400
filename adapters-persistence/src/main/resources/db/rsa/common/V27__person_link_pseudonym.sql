CREATE INDEX person_link_pseudonym ON person_link (pseudonym);
