/**
 * What a run sent and was answered, as one file: HAR 1.2 (the HTTP Archive format) with the clauses
 * in its extension fields. Owns the file's form, how it is read and written, and how secrets become
 * placeholders that are the same throughout; does not own sending it again (see {@code replay}).
 */
@NullMarked
package org.openfpx.conformance.recording;

import org.jspecify.annotations.NullMarked;
