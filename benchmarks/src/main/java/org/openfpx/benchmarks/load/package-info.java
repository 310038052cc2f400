/** Many doing the same at once, and how long each took. */
@NullMarked
package org.openfpx.benchmarks.load;

import org.jspecify.annotations.NullMarked;
