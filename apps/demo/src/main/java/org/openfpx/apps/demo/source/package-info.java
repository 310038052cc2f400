/**
 * The record source behind the Provincial Registry: speaks FHIR R4, knows nothing of the network,
 * and serves whoever its own provider's access token is about. It owns who may read; the records
 * themselves are those of {@code records}.
 */
@NullMarked
package org.openfpx.apps.demo.source;

import org.jspecify.annotations.NullMarked;
