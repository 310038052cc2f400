package org.openfpx.conformance.architecture.planted.conformance;

/** Breaks "the kit knows the standards alone": what is not named there is not known. */
record ReadsTheDatabase(org.jooq.DSLContext db) {}
