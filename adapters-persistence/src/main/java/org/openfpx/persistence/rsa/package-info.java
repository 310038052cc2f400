/**
 * Where the resource server adapter keeps links, logins under way and ROTs. What must be read again
 * is sealed for its row; ROTs, states and browsers are kept as hashes. Owns the SQL; what a row is
 * good for is judged in {@code domain.rsa}. (Protocol, section 6.)
 */
@NullMarked
package org.openfpx.persistence.rsa;

import org.jspecify.annotations.NullMarked;
