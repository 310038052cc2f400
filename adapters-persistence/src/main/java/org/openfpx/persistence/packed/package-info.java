/**
 * Several texts in one column, where nothing ever asks for one of them alone. Owns the form and
 * nothing that stands in it.
 */
@NullMarked
package org.openfpx.persistence.packed;

import org.jspecify.annotations.NullMarked;
