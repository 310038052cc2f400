/**
 * Where a system listens: the public and the admin address, plain or TLS, with what holds for every
 * request on them - bounded sizes, a virtual thread each, limits of how often, security headers,
 * correlation ids, an end that waits for what is under way - and the health of the process. Owns no
 * address but those of health and no rule of the protocol (protocol, section 1.1).
 */
@NullMarked
package org.openfpx.http.listener;

import org.jspecify.annotations.NullMarked;
