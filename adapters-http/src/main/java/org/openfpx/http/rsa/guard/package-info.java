/**
 * What a resource server puts before what it protects: a handler for Javalin, a filter for plain
 * servlets, both the same guard, the two refusals as they go over the wire (UMA Grant 3.2.1 and
 * 3.2.2; protocol, section 4), and what is said of each protected address without a token (RFC
 * 9728). The adapter answers by the same means. Does not own who may pass ({@code
 * domain.rsa.access}), nor how the authorization server is asked.
 */
@NullMarked
package org.openfpx.http.rsa.guard;

import org.jspecify.annotations.NullMarked;
