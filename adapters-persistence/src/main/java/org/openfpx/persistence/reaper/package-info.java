/**
 * What makes transient rows go away in time: one reaper for each system, which does round after
 * round of bounded batches. Owns when a round happens; does not own what is over (the rules say so)
 * nor how two replicas keep out of each other's way (the stores do).
 */
@NullMarked
package org.openfpx.persistence.reaper;

import org.jspecify.annotations.NullMarked;
