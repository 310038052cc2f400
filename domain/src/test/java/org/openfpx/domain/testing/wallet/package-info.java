/**
 * Fakes of the wallet's ports, the contracts that they keep, and a house in which all of it lives.
 */
@NullMarked
package org.openfpx.domain.testing.wallet;

import org.jspecify.annotations.NullMarked;
