/**
 * Servers of others on this machine, for the kit to test. Owns how their distribution is fetched,
 * unpacked, started and ended, and what is set up in them; does not own how the kit works with them
 * afterwards (see {@code driver}).
 */
@NullMarked
package org.openfpx.conformance.peers;

import org.jspecify.annotations.NullMarked;
