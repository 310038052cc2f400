/**
 * One request and its answer, as the kit sends, sees and remembers them. Owns the HTTP client of
 * the kit and the shortening of secrets in what is shown. Does not own what a request means: that
 * is the business of scenarios and checks.
 */
@NullMarked
package org.openfpx.conformance.exchange;

import org.jspecify.annotations.NullMarked;
