/** The rules of the exchange: no HTTP, no SQL, no wire formats, and nothing but the JDK. */
@NullMarked
package org.openfpx.domain;

import org.jspecify.annotations.NullMarked;
