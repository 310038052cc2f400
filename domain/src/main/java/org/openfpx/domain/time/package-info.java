/**
 * Time, chance and ids as they come into the rules: through ports, so that every flow can be
 * replayed. Owns {@code World}, which only the applications create for real, and the port that
 * makes several stores act as one.
 */
@NullMarked
package org.openfpx.domain.time;

import org.jspecify.annotations.NullMarked;
