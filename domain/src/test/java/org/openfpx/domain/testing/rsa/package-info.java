/**
 * What the stores of the resource server adapter promise, fakes that keep it, and the other parties
 * as a test sets them.
 */
@NullMarked
package org.openfpx.domain.testing.rsa;

import org.jspecify.annotations.NullMarked;
