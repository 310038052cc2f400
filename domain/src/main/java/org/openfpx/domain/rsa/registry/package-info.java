/**
 * The registry of a resource server adapter: the types as descriptors, named as the FPX
 * documentation names them, and the typed, immutable snapshot of it. Owns which providers it is a
 * client of, which wallets are clients of it, and which of its paths are which resource. Does not
 * own the strict matching of requests, nor anything about a person.
 */
@NullMarked
package org.openfpx.domain.rsa.registry;

import org.jspecify.annotations.NullMarked;
