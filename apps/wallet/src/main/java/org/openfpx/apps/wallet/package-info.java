/** Starts a wallet: configuration and wiring, no protocol logic. */
@NullMarked
package org.openfpx.apps.wallet;

import org.jspecify.annotations.NullMarked;
