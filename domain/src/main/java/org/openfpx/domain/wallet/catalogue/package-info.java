/**
 * The wallet's catalogue as its rules and pages use it: which identity providers, sources,
 * authorization servers, clients and kinds of records there are, and what people call them. What is
 * disabled is not in it. The registry that the operator fills stands behind it.
 */
@NullMarked
package org.openfpx.domain.wallet.catalogue;

import org.jspecify.annotations.NullMarked;
