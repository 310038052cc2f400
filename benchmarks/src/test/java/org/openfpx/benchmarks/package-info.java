/** What the benchmarks read and compute is right; what they measure is not judged here. */
@NullMarked
package org.openfpx.benchmarks;

import org.jspecify.annotations.NullMarked;
