/**
 * The one HTTP client by which a system speaks to others: https only, no private or loopback
 * address, bounded time and size, no redirects - except hosts that the configuration lists
 * (protocol, section 1.1). Nothing else in this module opens a connection. It knows no protocol.
 */
@NullMarked
package org.openfpx.idp.outgoing;

import org.jspecify.annotations.NullMarked;
