/**
 * What a check is and what comes of one. Owns outcomes, what a check is given to work with and how
 * it says what it expected; does not own the checks themselves (see {@code module}) nor the order
 * in which they are made (see {@code run}).
 */
@NullMarked
package org.openfpx.conformance.check;

import org.jspecify.annotations.NullMarked;
