/**
 * A browser that was sent to another provider and is expected back, bound to the session that began
 * (protocol, section 1.3: a callback never completes anything by itself). Signing in and linking
 * both travel this way; what the answer means is theirs to say.
 */
@NullMarked
package org.openfpx.domain.wallet.roundtrip;

import org.jspecify.annotations.NullMarked;
