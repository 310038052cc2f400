/**
 * What happened, in whole hours, for the operator: kind, client, outcome. Owns the log and nothing
 * that could name a person, an account, a permission, a handle or a ROT.
 */
@NullMarked
package org.openfpx.domain.as.audit;

import org.jspecify.annotations.NullMarked;
