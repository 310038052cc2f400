/**
 * A person at the browser: reads the pages of wallet and sources and answers them as told. Owns
 * what is answered on which page; does not own pages (see {@code robot}).
 */
@NullMarked
package org.openfpx.conformance.person;

import org.jspecify.annotations.NullMarked;
