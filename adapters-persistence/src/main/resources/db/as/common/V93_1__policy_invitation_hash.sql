-- The hash of what an invited person brings; gone as soon as it has been taken.
ALTER TABLE policy ADD COLUMN invitation_hash VARCHAR(64);
