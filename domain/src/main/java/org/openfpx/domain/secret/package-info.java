/**
 * Credentials in the clear and what a store may keep of them. Owns the one type that carries a
 * token, ticket or code through a request, its hash, the source of new ones, and the port that
 * seals what must be read again. Does not own what a credential is good for: that is the business
 * of the capability that issues it.
 */
@NullMarked
package org.openfpx.domain.secret;

import org.jspecify.annotations.NullMarked;
