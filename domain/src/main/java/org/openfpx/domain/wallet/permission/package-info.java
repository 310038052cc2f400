/**
 * What a person has given, from the wallet's own records: where each permission stands, stopping it
 * (protocol, section 5), and comparing with the authorization servers account by account, at times
 * that link none of them.
 */
@NullMarked
package org.openfpx.domain.wallet.permission;

import org.jspecify.annotations.NullMarked;
