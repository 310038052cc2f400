/** Measures what the systems cost on this machine, from outside: processes, files and loopback. */
@NullMarked
package org.openfpx.benchmarks;

import org.jspecify.annotations.NullMarked;
