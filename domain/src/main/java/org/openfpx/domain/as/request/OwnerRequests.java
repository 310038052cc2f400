package org.openfpx.domain.as.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;

/** The requests to owners, found by who may see them or by their transaction. */
public interface OwnerRequests {
  /** Keeps a new one. A transaction has one at most. */
  void add(OwnerRequest request);

  /** One that they may see, whatever its state. */
  Optional<OwnerRequest> find(RequestId id, Seer by);

  /**
   * Those that they may see, are pending and not over at that time, in the order in which they
   * came.
   *
   * @param after those that came after this one; if that is gone, or was never there, all
   */
  List<OwnerRequest> pending(Seer by, Optional<RequestId> after, Instant now, int atMost);

  /**
   * Answers a pending request, in one atomic step: of any number of simultaneous answers one
   * counts.
   *
   * @return whether it was pending and the account's
   */
  boolean answer(RequestId id, ClientId account, OwnerRequest.State answer);

  /**
   * A client asks how its request stands.
   *
   * @return the transaction's request, and how often it was asked for before
   */
  Optional<Polled> poll(TransactionId transaction);

  /** Removes all of an account, which is being removed. */
  void removeAllOf(ClientId account);

  /** Forgets a bounded number of requests whose time was over before that time. */
  int removeExpired(Instant before, int atMost);

  /** Who may see requests. */
  sealed interface Seer {}

  /** The account that owns what is asked for. */
  record Owner(ClientId account) implements Seer {}

  /** The wallet that made such accounts, for all of them. */
  record OwnersWallet(WalletId wallet) implements Seer {}

  /** A request, and how often a client has asked before. */
  record Polled(OwnerRequest request, int times) {}
}
