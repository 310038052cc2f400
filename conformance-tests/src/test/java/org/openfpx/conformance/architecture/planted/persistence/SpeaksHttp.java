package org.openfpx.conformance.architecture.planted.persistence;

/** Breaks "persistence". */
record SpeaksHttp(io.javalin.http.Context context) {}
