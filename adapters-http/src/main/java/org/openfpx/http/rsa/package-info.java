/**
 * What a wallet and a browser meet at the resource server adapter: the way to the source's own
 * login and back, our consent page, and the endpoint that issues ROTs (protocol, sections 1 and 6).
 * The protected routes are in {@code proxy}; token, revocation, userinfo and keys are those of all
 * our providers. Owns no rule.
 */
@NullMarked
package org.openfpx.http.rsa;

import org.jspecify.annotations.NullMarked;
