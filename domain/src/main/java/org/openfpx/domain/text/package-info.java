/**
 * Texts in several languages and the choice among them. Owns the language tag and the localized
 * text of the registries; does not own the words of the pages, which are resources of the edge.
 */
@NullMarked
package org.openfpx.domain.text;

import org.jspecify.annotations.NullMarked;
