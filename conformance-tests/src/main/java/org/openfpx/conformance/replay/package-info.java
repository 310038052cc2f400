/**
 * A recording sent to a server once more. Owns how a recorded address becomes one of the target's,
 * how tickets, tokens and codes are carried over as they come, and what of two answers is compared:
 * status, headers that matter, and the structure of the body. Does not own the file (see {@code
 * recording}), and judges nothing by clauses: that is what checks do.
 */
@NullMarked
package org.openfpx.conformance.replay;

import org.jspecify.annotations.NullMarked;
