/** Starts a Resource Server Adapter: configuration and wiring, no protocol logic. */
@NullMarked
package org.openfpx.apps.rsa;

import org.jspecify.annotations.NullMarked;
