/**
 * What the tests of every module share: fakes, contracts that fakes and real stores both pass, and
 * a world that can be set. Published as the test-jar of the domain.
 */
@NullMarked
package org.openfpx.domain.testing;

import org.jspecify.annotations.NullMarked;
