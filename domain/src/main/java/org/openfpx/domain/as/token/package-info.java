/**
 * What the token endpoint gives and takes back: tickets opened and redeemed, tokens per resource
 * server, refreshing, introspection, revocation, and the one calculation of effective scopes
 * (protocol, sections 2, 4 and 5). Owns the store of tokens. Does not own client authentication
 * ({@code oauth}) nor the way through the wallet ({@code claims}).
 */
@NullMarked
package org.openfpx.domain.as.token;

import org.jspecify.annotations.NullMarked;
