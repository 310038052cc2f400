CREATE UNIQUE INDEX uk_permission_push ON permission (push_key, push_line);
