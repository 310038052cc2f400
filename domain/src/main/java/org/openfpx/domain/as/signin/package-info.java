/**
 * Signing in at a client through the wallet (protocol, section 2.4; RFC 6749 section 4.1, OpenID
 * Connect Core 1.0): the authorization request, the code that answers it, and what is left of a
 * grant whenever it is used. Owns what an authorization request may ask and what a yes of a wallet
 * gives for it. Does not own the way through the wallet ({@code claims}), nor codes, ID tokens,
 * access and refresh tokens, which are those of any provider ({@code oauth}).
 */
@NullMarked
package org.openfpx.domain.as.signin;

import org.jspecify.annotations.NullMarked;
