/** Everything that comes in: endpoints, pages, files. It reads, asks one use case and answers. */
@NullMarked
package org.openfpx.http;

import org.jspecify.annotations.NullMarked;
