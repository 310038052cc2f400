/**
 * The OAuth 2.0 and OpenID Connect provider that the authorization server, the wallet, the resource
 * server adapter and the sample providers all are. Owns who a client is and how it proves that,
 * PKCE, redirect addresses, authorization requests, codes, access tokens, refresh grants, ID
 * tokens, revocation and signing keys, with the ports they need (RFC 6749, 6750, 7009, 7523, 7636,
 * 9207 and 9700, OpenID Connect Core 1.0). Does not own tickets, permissions or RPTs, how a person
 * signs in, nor any wire code: those are of the systems and of the adapters.
 */
@NullMarked
package org.openfpx.domain.oauth;

import org.jspecify.annotations.NullMarked;
