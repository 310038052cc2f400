package org.openfpx.domain.architecture.planted;

/** Breaks both rules: java.sql is outside java.base. */
record ReadsTheDatabase(java.sql.Connection connection) {}
