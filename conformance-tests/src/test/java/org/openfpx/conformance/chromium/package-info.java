/**
 * The machine's own Chromium as a browser of the kit: cookies, redirects, forms and all that a
 * browser refuses are its own. Owns how it is started and driven; does not own what a person does
 * with it.
 */
@NullMarked
package org.openfpx.conformance.chromium;

import org.jspecify.annotations.NullMarked;
