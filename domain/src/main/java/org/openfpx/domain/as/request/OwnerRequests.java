package org.openfpx.domain.as.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;

/** The requests to owners, found by who may see them or by their transaction. */
public interface OwnerRequests {
  /**
   * Keeps a new one, unless too many wait already, in one atomic step: of simultaneous callers none
   * goes beyond a bound. A transaction has one request at most.
   *
   * @return whether it is kept
   */
  boolean add(OwnerRequest request, Bounds bounds);

  /** One that they may see, whatever its state. */
  Optional<OwnerRequest> find(RequestId id, Seer by);

  /**
   * Those that they may see, are pending and not over at that time, in the order in which they
   * came: none is ever added before one that could be seen already.
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

  /**
   * Keeps what an owner may be told of who asks, while that person is on the way to a wallet; what
   * was kept of the transaction before is replaced.
   */
  void keepParty(TransactionId transaction, RequestingParty party, Instant until);

  /** What was kept so and is not over at that time; it is forgotten. */
  Optional<RequestingParty> takeParty(TransactionId transaction, Instant now);

  /** Forgets what was kept so, over or not. */
  void forgetParty(TransactionId transaction);

  /** Denies what is pending and asks for that resource of the account, which is gone. */
  void denyAllOn(ResourceId resource, ClientId account);

  /** Removes all of an account, which is being removed. */
  void removeAllOf(ClientId account);

  /** Forgets a bounded number of requests, and of parties, whose time was over before that time. */
  int removeExpired(Instant before, int atMost);

  /** Who may see requests. */
  sealed interface Seer {
    boolean sees(OwnerRequest request);
  }

  /** The account that owns what is asked for. */
  record Owner(ClientId account) implements Seer {
    @Override
    public boolean sees(OwnerRequest request) {
      return request.account().equals(account);
    }
  }

  /** The wallet that made such accounts, for all of them. */
  record OwnersWallet(WalletId wallet) implements Seer {
    @Override
    public boolean sees(OwnerRequest request) {
      return request.wallet().equals(wallet);
    }
  }

  /**
   * How many may be pending, and not over, before one owner.
   *
   * @param alike of one client, for the same scopes of the same resources
   * @param ofClient of one client
   * @param ofOwner of all clients
   */
  record Bounds(int alike, int ofClient, int ofOwner) {}

  /** A request, and how often a client has asked before. */
  record Polled(OwnerRequest request, int times) {}
}
