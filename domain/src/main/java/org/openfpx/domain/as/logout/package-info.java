/**
 * What clients at which somebody signed in are told when that sign-in is over (OpenID Connect
 * Back-Channel Logout 1.0; protocol, section 2.4), and what is remembered of those who signed out.
 * Owns the notices, kept from the sign-in on, and their delivery. Does not own the end of a
 * sign-in, which is that of its permission ({@code permission}), nor how a client asks for it
 * ({@code signin}).
 */
@NullMarked
package org.openfpx.domain.as.logout;

import org.jspecify.annotations.NullMarked;
