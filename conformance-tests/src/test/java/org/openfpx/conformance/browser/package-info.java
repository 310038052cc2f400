/**
 * The pages in a real browser, as people have it: by keyboard, without script, on a phone, read by
 * a checker of accessibility.
 */
@NullMarked
package org.openfpx.conformance.browser;

import org.jspecify.annotations.NullMarked;
