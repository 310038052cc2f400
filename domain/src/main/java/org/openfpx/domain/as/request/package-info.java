/**
 * Requests that wait until the owner of a resource has answered (protocol, section 3.9; UMA Grant
 * 3.3.6, {@code request_submitted}). Owns the store of requests and what an owner answers. Does not
 * own when a client is told so ({@code token}) nor what is given ({@code permission}).
 */
@NullMarked
package org.openfpx.domain.as.request;

import org.jspecify.annotations.NullMarked;
