/** The kit that tests any deployment over HTTP; it knows the standards, not our domain. */
@NullMarked
package org.openfpx.conformance;

import org.jspecify.annotations.NullMarked;
