/**
 * What wallets and their accounts call: registration of accounts, and the permissions that they
 * push and end (protocol, sections 2.3 and 3.6; RFC 7591 and 7592).
 */
@NullMarked
package org.openfpx.http.as.user;

import org.jspecify.annotations.NullMarked;
