/**
 * What is mounted, and the documents that say so: an {@link org.openfpx.http.discovery.Endpoint}
 * has routes and contributes its lines to the discovery documents of its system, which are put
 * together from the endpoints that are mounted and from nothing else, so that they cannot drift
 * from the router. It knows no protocol. (Protocol, section 1; UMA Grant 2, RFC 8414, OpenID
 * Connect Discovery.)
 */
@NullMarked
package org.openfpx.http.discovery;

import org.jspecify.annotations.NullMarked;
