/**
 * What the wallet asks of an authorization server, and the anonymous accounts it has made there
 * (protocol, sections 2.3 and 3). Owns no rule about what a person may give.
 */
@NullMarked
package org.openfpx.domain.wallet.authorizationserver;

import org.jspecify.annotations.NullMarked;
