package org.openfpx.domain.as.transaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/**
 * The transactions under way, each found by the one ticket that is good for it now. The lines of a
 * transaction are never searched for: a store keeps them in the transaction's row.
 */
public interface Transactions {
  /** Keeps a new transaction. One statement. */
  void open(Transaction transaction, SecretHash ticket);

  /**
   * Exchanges the presented ticket for the next one, in one atomic step: of any number of
   * simultaneous uses of a ticket at most one gets the transaction, the others get nothing. The
   * presented hash is kept with the row as spent.
   *
   * <p>In the same step a transaction without a client becomes the presenter's; one that is {@link
   * Stage.Requested} takes the additions (a challenge if it has none, a purpose if it has none, the
   * scopes requested last); and one that is {@link Stage.Granted} becomes {@link Stage.Redeemed},
   * so that whatever follows it gives nothing a second time. A transaction of another client is not
   * found and stays as it is. Expiry is not judged here.
   *
   * <p>The UPDATE decides the race, not the read: its condition holds for one caller only.
   *
   * <p>Two statements: the UPDATE, and one SELECT that also reads the registry's version.
   *
   * @return the transaction as it is after the step; {@link Stage.Redeemed} says that this very
   *     call is the redeeming one
   * @see <a
   *     href="https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html#rfc.section.5.5">UMA
   *     Grant 5.5</a>
   */
  Optional<Swapped> swapTicket(
      SecretHash presented, ClientId by, SecretHash next, Additions additions);

  /**
   * Whether that ticket is good for this client now, and its transaction has no challenge. Changes
   * nothing; one statement.
   */
  boolean lacksChallenge(SecretHash ticket, ClientId by);

  /**
   * From {@link Stage.Requested} or {@link Stage.Submitted} to another stage, without a person in
   * between: for whoever has just swapped its ticket for that one.
   *
   * @param ticket the ticket that is good for it now, and stays so
   * @return whether it was so
   */
  boolean advance(TransactionId id, SecretHash ticket, Stage next, Instant until);

  /**
   * From {@link Stage.Requested}, or from a gathering without a visit, to this gathering.
   *
   * @return whether it was so; of simultaneous callers one
   */
  boolean gather(TransactionId id, Stage.Gathering gathering, Instant until);

  /** The transaction whose person is choosing a wallet in that browser. */
  Optional<Transaction> choosingIn(SecretHash browser);

  /** The transaction in gathering that this handle names. */
  Optional<Transaction> byHandle(SecretHash handle);

  /**
   * Holds a transaction that is in gathering and has this handle until the unit of work under way
   * is committed: it is not decided meanwhile, its handle is not closed, and nobody else holds it.
   * Whoever pushes into a gathering holds it first, and so does whoever decides about what was
   * pushed or drops it, so that nothing is pushed into one that is being decided.
   *
   * <p>It is held before accounts and policies, as a ticket is swapped before them: so neither
   * waits for the other. Outside of a unit of work it holds nothing, and only says how it is.
   *
   * @return whether it is so; false, too, if there is no such transaction
   */
  boolean hold(TransactionId id, SecretHash handle);

  /**
   * Holds one that is {@link Stage.Submitted} in the same way and order: it goes nowhere else
   * meanwhile, and is not removed. Whoever lets something through for it holds it first, so that
   * nothing is kept for one that is over.
   *
   * @return whether it is so; false, too, if there is no such transaction
   */
  boolean holdSubmitted(TransactionId id);

  /**
   * Takes the state of a gathering: the first callback gets the transaction, every later one
   * nothing.
   *
   * @return the transaction, its gathering as it was with the visit
   */
  Optional<Transaction> takeState(SecretHash state);

  /**
   * Lets nobody reach a gathering by its handle any more: it goes on for the browser that comes
   * back, and for nothing else.
   *
   * @param handle as it is now
   * @param nobodys what the handle becomes, known to nobody
   * @return whether it was so and its state had not been taken yet; of simultaneous closing and
   *     {@link #takeState} the later sees what the earlier did
   */
  boolean closeHandle(TransactionId id, SecretHash handle, SecretHash nobodys);

  /**
   * Ends gathering with a decision and forgets all that gathering held: browser, return address,
   * client state, wallet, handle.
   *
   * @param decision {@link Stage.Granted}, {@link Stage.Denied} or {@link Stage.Submitted}; of kind
   *     {@link Kind#OAUTH} {@link Stage.Redeemed} in place of the first, for a code goes on from
   *     there
   * @param ticket the ticket that is good for it from now on
   * @return whether it was still gathering; of simultaneous callers one
   */
  boolean decide(TransactionId id, Stage decision, SecretHash ticket, Instant until);

  /** Ends whatever that client or wallet has under way: it was disabled. */
  void endAllOf(ClientId client);

  /** Ends what that wallet has in its hands: it was disabled. */
  void endAllAt(WalletId wallet);

  /**
   * Removes a bounded number of transactions whose time is over, safe in several replicas at once.
   *
   * @return what was removed, to be counted
   */
  List<Transaction> removeExpired(Instant before, int atMost);

  /**
   * What a ticket was exchanged for.
   *
   * @param registryVersion the version of the registry when it was read
   * @param isFirst whether no ticket of it had been shown before
   */
  record Swapped(Transaction transaction, long registryVersion, boolean isFirst) {}
}
