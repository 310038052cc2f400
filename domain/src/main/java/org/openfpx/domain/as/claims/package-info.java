/**
 * Claims gathering: from the client's redirect to a wallet and back, and the decision (protocol,
 * section 3; UMA Grant 3.3.2 and 3.3.3). Owns the hand-over, what a wallet may read of a
 * transaction, and the verification of its answer. Does not own what the wallet asks the person,
 * nor ever learns who it was.
 */
@NullMarked
package org.openfpx.domain.as.claims;

import org.jspecify.annotations.NullMarked;
