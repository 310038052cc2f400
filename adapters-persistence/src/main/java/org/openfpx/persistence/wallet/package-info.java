/**
 * The wallet's stores on jOOQ. What must be read again is sealed for its row; which condition of an
 * UPDATE decides a race stands in the statement.
 */
@NullMarked
package org.openfpx.persistence.wallet;

import org.jspecify.annotations.NullMarked;
