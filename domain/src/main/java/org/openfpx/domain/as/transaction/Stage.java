package org.openfpx.domain.as.transaction;

import java.util.Optional;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.secret.SecretHash;

/** Where a transaction stands. Each stage holds what it needs and no other stage does. */
public sealed interface Stage {
  /** A ticket is out; nobody has been asked yet. */
  record Requested() implements Stage {}

  /**
   * A person is being asked. All of this is forgotten when gathering ends.
   *
   * @param browser how the browser is recognised that opened the claims address
   * @param returnAddress where the client wants the person back
   * @param clientState the client's {@code state}, handed back as it came
   * @param visit the wallet that asks; empty while the person still chooses one
   */
  record Gathering(
      SecretHash browser, String returnAddress, Optional<String> clientState, Optional<Visit> visit)
      implements Stage {

    /** The same, at a wallet. */
    public Gathering at(Visit chosen) {
      return new Gathering(browser, returnAddress, clientState, Optional.of(chosen));
    }
  }

  /** Owners were asked to approve; the ticket is good for asking whether they have. */
  record Submitted() implements Stage {}

  /** The decision was yes; the ticket is good for redeeming. */
  record Granted() implements Stage {}

  /** The decision was no. */
  record Denied() implements Stage {}

  /** The ticket of a granted transaction has been shown: nothing comes after. */
  record Redeemed() implements Stage {}

  /** Time ran out. */
  record Expired() implements Stage {}

  /**
   * The hand-over to one wallet.
   *
   * @param wallet who asks the person
   * @param handle the hash of what names the transaction to this wallet
   * @param state the hash of the {@code state} that must come back; taken by the first callback
   */
  record Visit(WalletId wallet, SecretHash handle, SecretHash state) {}
}
