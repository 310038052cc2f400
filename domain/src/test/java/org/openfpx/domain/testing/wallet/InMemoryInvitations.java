package org.openfpx.domain.testing.wallet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.invitation.Invitation;
import org.openfpx.domain.wallet.invitation.Invitations;

/** Links in a map. */
public final class InMemoryInvitations implements Invitations {
  private final Map<SecretHash, Invitation> all = new HashMap<>();

  @Override
  public synchronized void keep(Invitation invitation) {
    all.put(invitation.code(), invitation);
  }

  @Override
  public synchronized Optional<Invitation> find(SecretHash code) {
    return Optional.ofNullable(all.get(code));
  }

  @Override
  public synchronized void forget(AccountId account) {
    all.values().removeIf(one -> one.account().equals(account));
  }

  @Override
  public synchronized int reap(Instant before, int atMost) {
    var over =
        all.values().stream()
            .filter(one -> one.openUntil().isBefore(before))
            .limit(atMost)
            .toList();
    all.values().removeAll(over);
    return over.size();
  }
}
