/**
 * What a run is told as: a page for people, JSON and JUnit XML for machines, a badge; and a page of
 * all clauses. Owns the forms of these; secrets are shortened in all of them alike. Does not own
 * what a result is (see {@code run}).
 */
@NullMarked
package org.openfpx.conformance.report;

import org.jspecify.annotations.NullMarked;
