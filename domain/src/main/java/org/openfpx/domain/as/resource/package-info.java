/**
 * The protection API: what resource servers register and the tickets they ask for (UMA Federated
 * Authorization 3 and 4; protocol, section 4). Owns the rules for both. Does not own introspection
 * ({@code token}) nor where people's resources stand ({@code owned}).
 */
@NullMarked
package org.openfpx.domain.as.resource;

import org.jspecify.annotations.NullMarked;
