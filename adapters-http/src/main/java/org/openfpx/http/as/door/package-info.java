/**
 * The way into the authorization server's own endpoints for those who hold one of its service
 * tokens: resource servers, wallets, accounts (protocol, section 2.3; RFC 6750).
 */
@NullMarked
package org.openfpx.http.as.door;

import org.jspecify.annotations.NullMarked;
