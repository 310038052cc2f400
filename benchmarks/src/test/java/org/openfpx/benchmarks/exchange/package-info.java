/** Tests of this package. */
@NullMarked
package org.openfpx.benchmarks.exchange;

import org.jspecify.annotations.NullMarked;
