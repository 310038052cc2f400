/**
 * A run: which checks are made of which server, in which order, and what came of each. Owns the
 * time that a check has, what is told while a run goes on, and the network of our own that is
 * started when no server is named; does not own checks nor reports.
 */
@NullMarked
package org.openfpx.conformance.run;

import org.jspecify.annotations.NullMarked;
