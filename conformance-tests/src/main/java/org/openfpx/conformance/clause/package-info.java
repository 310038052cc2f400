/**
 * The clauses of the UMA 2.0 documents as data, and the choices that they leave. Owns which clauses
 * there are and how strict each is; does not own how one is checked (see {@code module}).
 */
@NullMarked
package org.openfpx.conformance.clause;

import org.jspecify.annotations.NullMarked;
