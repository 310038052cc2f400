/** Who may import what, as rules over the compiled classes, each proven by a planted violation. */
@NullMarked
package org.openfpx.conformance.architecture;

import org.jspecify.annotations.NullMarked;
