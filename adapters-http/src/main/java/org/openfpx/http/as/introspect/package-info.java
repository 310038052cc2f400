/**
 * The introspection endpoint (protocol, section 4.3; RFC 7662, UMA Federated Authorization 5). Owns
 * what a resource server is told of a token on the wire.
 */
@NullMarked
package org.openfpx.http.as.introspect;

import org.jspecify.annotations.NullMarked;
