/** Everything that is kept: one class per store port, in SQL that shows its locking. */
@NullMarked
package org.openfpx.persistence;

import org.jspecify.annotations.NullMarked;
