/**
 * What no ready-made checker can check: sizes, package comments, words, decisions and their states.
 */
@NullMarked
package org.openfpx.conformance.tidy;

import org.jspecify.annotations.NullMarked;
