package org.openfpx.conformance.architecture.planted.http;

/** Breaks "http": the tables are no business of an endpoint. */
record ReadsTheDatabase(org.jooq.DSLContext db) {}
