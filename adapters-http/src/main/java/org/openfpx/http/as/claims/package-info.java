/**
 * The way of a browser through the authorization server: the claims interaction endpoint, the
 * choice of a wallet, the callback, and what the wallet reads meanwhile (protocol, section 3). Owns
 * cookies and pages of that way, no decision.
 */
@NullMarked
package org.openfpx.http.as.claims;

import org.jspecify.annotations.NullMarked;
