/**
 * The introspection endpoint (protocol, section 4.3; RFC 7662, RFC 9701, UMA Federated
 * Authorization 5). Owns what a resource server is told of a token on the wire, computed once and
 * written as JSON or signed; not what is told, which the use case decides, nor the key.
 */
@NullMarked
package org.openfpx.http.as.introspect;

import org.jspecify.annotations.NullMarked;
