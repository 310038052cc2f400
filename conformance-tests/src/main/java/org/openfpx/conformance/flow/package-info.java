/**
 * The AS-first transaction, played from the client's side against a network that runs: what a
 * developer of a client reads first. Owns the order of the steps and the printing; does not own
 * HTTP (see {@code exchange}) or pages (see {@code robot}), and judges nothing but whether the flow
 * comes to its end.
 *
 * <p>Extension {@code https://openfpx.org/profiles/as-first/1}.
 */
@NullMarked
package org.openfpx.conformance.flow;

import org.jspecify.annotations.NullMarked;
