package org.openfpx.conformance.architecture.planted.http;

import org.openfpx.conformance.architecture.planted.persistence.generated.Table;

/** Breaks "generated tables stay inside". */
record ReadsTables(Table table) {}
