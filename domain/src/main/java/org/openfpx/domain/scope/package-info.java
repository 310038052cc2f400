/**
 * Scopes and sets of them, with the operations that the calculation of effective scopes is made of
 * (RFC 6749 section 3.3). Does not own who may have which scope.
 */
@NullMarked
package org.openfpx.domain.scope;

import org.jspecify.annotations.NullMarked;
