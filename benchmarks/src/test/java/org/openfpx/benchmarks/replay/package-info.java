/** Tests of this package. */
@NullMarked
package org.openfpx.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
