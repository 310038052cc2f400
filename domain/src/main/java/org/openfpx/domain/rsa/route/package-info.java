/**
 * Which protected resource a request is for: one strict decoding, then exactly one mapping of
 * method and path, or none (protocol, section 6.5). Owns the form of paths, the parameters that may
 * go up and the names of protected resources; does not own who may use them, nor how a request is
 * sent upstream.
 */
@NullMarked
package org.openfpx.domain.rsa.route;

import org.jspecify.annotations.NullMarked;
