/**
 * What a person gave: client C may use resource R with scopes S until T (protocol, section 3.6).
 * Owns permissions from the push by a wallet to their end, and their store. Does not own the
 * decision over what was pushed ({@code claims}) or what a client gets for it ({@code token}).
 */
@NullMarked
package org.openfpx.domain.as.permission;

import org.jspecify.annotations.NullMarked;
