/**
 * A person's wallet account: a random id, and the hashed names by which identity providers know the
 * person. It holds no name and no mail address. Signing in is not its business.
 */
@NullMarked
package org.openfpx.domain.wallet.account;

import org.jspecify.annotations.NullMarked;
