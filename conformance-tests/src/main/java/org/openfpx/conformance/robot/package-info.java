/**
 * A browser without script: keeps cookies, follows redirects, reads forms and sends them as a
 * person with a keyboard would. Owns pages and forms; does not own what to answer on which page,
 * which is the business of the person that plays.
 */
@NullMarked
package org.openfpx.conformance.robot;

import org.jspecify.annotations.NullMarked;
