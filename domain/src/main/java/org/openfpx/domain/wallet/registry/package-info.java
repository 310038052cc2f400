/**
 * The wallet's registry, which its operator fills: the types as descriptors, named as the FPX
 * documentation names them, and the typed, immutable snapshot of it. Owns what stands behind the
 * catalogue that the rules and pages use, and the accounts of the wallet at other providers. Does
 * not own anything about a person.
 */
@NullMarked
package org.openfpx.domain.wallet.registry;

import org.jspecify.annotations.NullMarked;
