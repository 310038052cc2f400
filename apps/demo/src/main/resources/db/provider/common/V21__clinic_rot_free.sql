-- Asked for without a use: it takes the first one that it is seen with.
ALTER TABLE clinic_rot ADD COLUMN free BOOLEAN DEFAULT FALSE NOT NULL;
