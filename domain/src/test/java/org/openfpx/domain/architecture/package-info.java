/** The domain needs the JDK's base and nothing else: rules over its compiled classes. */
@NullMarked
package org.openfpx.domain.architecture;

import org.jspecify.annotations.NullMarked;
