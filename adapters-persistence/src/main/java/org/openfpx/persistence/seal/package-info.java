/**
 * Sealing of what must be read again: AES-256-GCM under a key-encryption key that has an id, so
 * that it can be changed while what older keys sealed still opens. Owns the key ring and the form
 * of a sealed value; does not own where the ring is read from, nor which columns are sealed.
 */
@NullMarked
package org.openfpx.persistence.seal;

import org.jspecify.annotations.NullMarked;
