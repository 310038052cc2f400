/** Everything that we are a client of, and the signing and verifying that goes with it. */
@NullMarked
package org.openfpx.idp;

import org.jspecify.annotations.NullMarked;
