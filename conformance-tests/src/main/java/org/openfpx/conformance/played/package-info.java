/**
 * An authorization server that the kit plays itself, for resource servers under test: it says what
 * a check has it say, and remembers what it was asked. Owns its endpoints and their form; does not
 * own what a check expects of whoever asks.
 *
 * <p>UMA Federated Authorization sections 2, 4 and 5.
 */
@NullMarked
package org.openfpx.conformance.played;

import org.jspecify.annotations.NullMarked;
