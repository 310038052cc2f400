/**
 * The invented people of the demo and what their sources keep of them: FHIR R4 resources, shipped
 * as data. It owns reading them and answering a search with them; who may see what is the business
 * of the party that keeps them.
 */
@NullMarked
package org.openfpx.apps.demo.records;

import org.jspecify.annotations.NullMarked;
