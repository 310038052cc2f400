/**
 * The endpoints that every OAuth provider of ours has: token, revocation, userinfo, JWKS, and what
 * an authorization endpoint needs to read a request and to answer it (RFC 6749, 6750, 7009, 7517,
 * 9207, OpenID Connect Core 1.0). The phases of a request - form, no parameter twice, exactly one
 * client authentication, {@code no-store} - belong to the endpoint, so that no grant can forget
 * them. Owns no page and no rule.
 */
@NullMarked
package org.openfpx.http.oauth;

import org.jspecify.annotations.NullMarked;
