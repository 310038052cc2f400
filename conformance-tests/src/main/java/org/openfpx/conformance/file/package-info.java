/**
 * Files that nobody but their owner may read. Owns how they are made; what is in them belongs to
 * whoever writes them.
 */
@NullMarked
package org.openfpx.conformance.file;

import org.jspecify.annotations.NullMarked;
