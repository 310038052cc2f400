/** Fetches the pictures of parties through the guarded client; knows nothing of pages. */
@NullMarked
package org.openfpx.idp.picture;

import org.jspecify.annotations.NullMarked;
