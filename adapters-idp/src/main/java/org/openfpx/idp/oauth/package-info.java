/**
 * Being a client of any OAuth 2.0 or OpenID Connect provider: discovery with its issuer check,
 * authorization addresses with PKCE, state and nonce, the {@code iss} of the answer, code exchange,
 * ID tokens, refreshing, revoking, userinfo, and tokens of a client's own (RFC 6749, 7009, 7523,
 * 7636, 8414, 9207, OpenID Connect Core 1.0). Tying an answer to the browser that began is the
 * business of whoever keeps {@code state}. On top of it, the logins of wallet, authorization server
 * and adapter.
 */
@NullMarked
package org.openfpx.idp.oauth;

import org.jspecify.annotations.NullMarked;
