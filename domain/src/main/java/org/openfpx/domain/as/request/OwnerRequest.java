package org.openfpx.domain.as.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;

/**
 * A client asks an owner. Who sits at the client is in it only as far as the owner can tell by
 * their own policies.
 *
 * @param id its name
 * @param transaction the one transaction that it is for
 * @param account the AS account that owns all of what is asked for
 * @param wallet the wallet that made the account
 * @param client who asks
 * @param purpose why, if the client said so
 * @param lines what is asked for: resources of the owner, with the scopes that the owner wants to
 *     be asked about
 * @param since when; a whole minute
 * @param expiresAt until when an answer counts; a whole minute
 * @param state where it stands
 * @param party what is known of who asks; gone as soon as it is answered
 */
public record OwnerRequest(
    RequestId id,
    TransactionId transaction,
    ClientId account,
    WalletId wallet,
    ClientId client,
    Optional<PurposeId> purpose,
    List<TicketResource> lines,
    Instant since,
    Instant expiresAt,
    State state,
    Optional<RequestingParty> party) {
  public OwnerRequest {
    lines = List.copyOf(lines);
  }

  /** Where a request stands. */
  public enum State {
    /** Nobody has answered. */
    PENDING,
    /** The owner let all or a part through. */
    APPROVED,
    /** The owner let nothing through. */
    DENIED
  }
}
