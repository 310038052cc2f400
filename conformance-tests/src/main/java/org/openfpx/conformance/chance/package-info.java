/**
 * Where the kit's time, chance and patience come from, and values that nobody was given. Owns
 * nothing else, and least of all how long anything may take: that is said where it is waited for.
 */
@NullMarked
package org.openfpx.conformance.chance;

import org.jspecify.annotations.NullMarked;
