/** Tests of this package. */
@NullMarked
package org.openfpx.benchmarks.load;

import org.jspecify.annotations.NullMarked;
