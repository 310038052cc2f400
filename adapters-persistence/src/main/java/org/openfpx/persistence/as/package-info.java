/**
 * The stores of the Authorization Server: one class per port, in SQL that shows its locking. In
 * each race the condition of one UPDATE, DELETE or unique index decides, never what was read
 * before. Owns the tables of {@code db/as}, save those of its registry, and seals nothing itself:
 * what comes sealed stays so.
 */
@NullMarked
package org.openfpx.persistence.as;

import org.jspecify.annotations.NullMarked;
