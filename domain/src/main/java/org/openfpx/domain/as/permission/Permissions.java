package org.openfpx.domain.as.permission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;

/**
 * What people gave, found by the transaction that made it, or by the account that gave it; in all
 * that says "of that account" a guest's account counts like the one that gave.
 */
public interface Permissions {
  /**
   * Keeps all of them, all pending, or none. Of nothing nothing is kept, not even the key; a key is
   * known as long as something that was pushed under it is kept.
   *
   * @param account who pushes
   * @param key the hash of account and idempotency key, so that a repeated push is known
   * @param fingerprint the hash of what was pushed, to tell a repetition from a misuse of the key
   * @return {@link Pushed.Added}, or what an earlier push under that key made; of simultaneous
   *     pushes under one key one adds and the others see what it added
   */
  Pushed push(
      ClientId account, SecretHash key, SecretHash fingerprint, List<Permission> permissions);

  /** All of a transaction, whatever their state, in the order in which they were pushed. */
  List<Permission> ofTransaction(TransactionId transaction);

  /** One permission of that account. */
  Optional<Permission> find(PermissionId id, ClientId account);

  /** The account's permissions with ids after the given one, in order of id, at most so many. */
  List<Permission> page(ClientId account, Optional<PermissionId> after, int atMost);

  /**
   * Makes pending permissions of the transaction active, in one atomic step, with those of the
   * scopes decided that they still have: what was taken away since it was decided stays away. Every
   * other pending one of the transaction is removed with its ROT.
   */
  void decide(TransactionId transaction, Map<PermissionId, Decided> decided);

  /**
   * Takes an active permission over into another transaction, in one atomic step, with those of the
   * scopes decided that it still has; one that has ended stays where it is.
   */
  void move(PermissionId id, ClientId account, TransactionId to, Decided decided);

  /** Removes what is pending in the transaction, ROTs and all. */
  void drop(TransactionId transaction);

  /**
   * Takes scopes and time away in one atomic step: only if the permission has not ended, and only
   * as far as this takes away.
   *
   * @return the permission after it, if it is the account's and had not ended
   */
  Optional<Permission> reduce(PermissionId id, ClientId account, ScopeSet to, Instant until);

  /**
   * Ends it for good and forgets its ROT; ending it again changes nothing.
   *
   * @return the permission after it, if it is the account's
   */
  Optional<Permission> end(PermissionId id, ClientId account, Instant at);

  /** Ends all of an account for good, also where it is the guest: it is being removed. */
  void endAllOf(ClientId account, Instant at);

  /** Forgets a bounded number of permissions that ended or ran out before that time. */
  int removeEnded(Instant before, int atMost);

  /** What the decision made of a pending permission. */
  record Decided(ScopeSet scopes, Permission.State.Active state) {}

  /** What became of a push. */
  sealed interface Pushed {
    /** These are kept now. */
    record Added() implements Pushed {}

    /** The same push was made before and made these. */
    record Repeated(List<Permission> permissions) implements Pushed {}

    /** The key was used for another push. */
    record KeyTaken() implements Pushed {}
  }
}
