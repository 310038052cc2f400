/**
 * The demo's start page: where everything is, who can sign in, and, transaction by transaction,
 * what each party knows. For that alone it reads the databases of the systems, which no party does,
 * and never writes them.
 */
@NullMarked
package org.openfpx.apps.demo.start;

import org.jspecify.annotations.NullMarked;
