/**
 * What wallets and their accounts call: registration of accounts, the permissions that they push
 * and end, and the policies on what they own and the requests for it (protocol, sections 2.3, 3.6,
 * 3.9 and 3.10; RFC 7591 and 7592).
 */
@NullMarked
package org.openfpx.http.as.user;

import org.jspecify.annotations.NullMarked;
