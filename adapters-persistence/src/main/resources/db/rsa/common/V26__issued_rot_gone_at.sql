CREATE INDEX issued_rot_gone_at ON issued_rot (gone_at);
