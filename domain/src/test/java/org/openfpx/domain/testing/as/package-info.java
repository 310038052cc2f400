/**
 * Fakes, contracts and a small network for tests of the authorization server's rules. The fakes
 * keep their promises behind one lock; the contracts are run by them and by the real stores alike.
 */
@NullMarked
package org.openfpx.domain.testing.as;

import org.jspecify.annotations.NullMarked;
