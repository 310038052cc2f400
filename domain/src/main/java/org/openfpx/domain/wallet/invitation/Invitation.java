package org.openfpx.domain.wallet.invitation;

import java.time.Instant;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * A link that an owner has made.
 *
 * @param code of what stands in the link
 * @param account whose it is
 * @param server where it lets somebody through
 * @param calledBy how the owner wants to be called by whoever opens it
 * @param openUntil until when it can be taken
 */
public record Invitation(
    SecretHash code, AccountId account, String server, String calledBy, Instant openUntil) {}
