/** One violation of each rule, so that a rule that sees nothing is itself a failure. */
@NullMarked
package org.openfpx.conformance.architecture.planted;

import org.jspecify.annotations.NullMarked;
