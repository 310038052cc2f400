/**
 * Signing, verifying, MACs, key derivation and key sets: the only home of jose4j, and the only
 * place where {@code VerifiedClaims} are made (RFC 7515, 7517, 7518, 7519, 8725, RFC 2104, RFC
 * 5869). Algorithms come from an allow-list for asymmetric keys, keys from where they were
 * registered and never from the token. Owns no rule about what a token is good for.
 */
@NullMarked
package org.openfpx.idp.jose;

import org.jspecify.annotations.NullMarked;
