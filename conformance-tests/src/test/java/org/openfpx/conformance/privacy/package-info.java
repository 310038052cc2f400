/**
 * What the Authorization Server knows, read from outside: every row of its database and every line
 * that is logged while people share. Owns the search for people and for links between transactions
 * (protocol, section 0: in strict mode it is blind).
 */
@NullMarked
package org.openfpx.conformance.privacy;

import org.jspecify.annotations.NullMarked;
