/** Starts an Authorization Server: configuration and wiring, no protocol logic. */
@NullMarked
package org.openfpx.apps.authorizationserver;

import org.jspecify.annotations.NullMarked;
