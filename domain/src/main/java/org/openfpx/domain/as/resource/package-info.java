/**
 * The protection API: what resource servers register and the tickets they ask for (UMA Federated
 * Authorization 3 and 4; protocol, section 4). Owns the rules for both. Does not own introspection
 * ({@code token}) nor resources that an administrator registered ({@code registry}).
 */
@NullMarked
package org.openfpx.domain.as.resource;

import org.jspecify.annotations.NullMarked;
