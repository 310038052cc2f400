/**
 * What a person has given, from the wallet's own records: where each permission stands, stopping
 * it, and comparing with the authorization servers account by account (protocol, section 5; model,
 * "Timing must not link").
 */
@NullMarked
package org.openfpx.domain.wallet.permission;

import org.jspecify.annotations.NullMarked;
