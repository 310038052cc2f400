package org.openfpx.conformance.architecture.planted.idp;

/** Breaks "idp". */
record ReadsTheDatabase(org.jooq.DSLContext db) {}
