/**
 * What an OAuth 2.0 and OpenID Connect provider consists of (RFC 6749, 6750, 7009, 7523, 7636, 9207
 * and 9700, OpenID Connect Core 1.0). Owns who a client is and how it proves that, PKCE, redirect
 * addresses and signing keys, which all three systems have; and authorization requests, codes, ID
 * tokens, access tokens, refresh grants and revocation, which are those of the wallet, the resource
 * server adapter, the sample providers and the authorization server's sign-ins. Does not own
 * tickets, permissions and the sets of tokens of the authorization server, how a person signs in,
 * nor any wire code: those are of the systems and of the adapters.
 */
@NullMarked
package org.openfpx.domain.oauth;

import org.jspecify.annotations.NullMarked;
