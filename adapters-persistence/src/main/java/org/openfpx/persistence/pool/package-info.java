/**
 * The database as the stores see it: one bounded pool, the transaction under way, the product that
 * answers and its dialect, statements that are written once and sent often, and the migrations that
 * run before anything else does. Owns no table and no rule; what is kept, and which condition
 * decides a race, is the business of each store.
 */
@NullMarked
package org.openfpx.persistence.pool;

import org.jspecify.annotations.NullMarked;
