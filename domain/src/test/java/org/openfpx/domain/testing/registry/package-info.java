/** The registry in tests: the contract of its stores and one in memory. */
@NullMarked
package org.openfpx.domain.testing.registry;

import org.jspecify.annotations.NullMarked;
