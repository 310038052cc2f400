CREATE UNIQUE INDEX uk_sign_in_method_subject ON sign_in_method (subject_hash);
