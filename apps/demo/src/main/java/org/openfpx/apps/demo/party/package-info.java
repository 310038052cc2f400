/**
 * What every sample party needs: an address with pages and endpoints, a way to ask the others over
 * HTTP, and something to remember browsers by. It knows no protocol.
 */
@NullMarked
package org.openfpx.apps.demo.party;

import org.jspecify.annotations.NullMarked;
