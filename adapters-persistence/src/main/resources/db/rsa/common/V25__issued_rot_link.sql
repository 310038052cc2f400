CREATE INDEX issued_rot_link ON issued_rot (link_id);
