/**
 * Databases to test on: an embedded one and real servers of both products, started once for a JVM
 * on free loopback ports and ended with it. Published as the test-jar of this module. Servers are
 * left out unless the system property {@code servers} is set ({@code ./openfpx test} sets it).
 */
@NullMarked
package org.openfpx.persistence.testing;

import org.jspecify.annotations.NullMarked;
