package org.openfpx.domain.as.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * Somebody has got an invitation of an owner: looks at it, and takes it, once (protocol, section
 * 3.10). Who invites and who is invited the AS knows by accounts alone, which are pseudonyms.
 */
public final class AcceptInvitation {
  private final World world;
  private final Invitations invitations;
  private final FindResources findResources;
  private final Accounts accounts;
  private final Atomically atomically;

  public AcceptInvitation(
      World world,
      Invitations invitations,
      FindResources findResources,
      Accounts accounts,
      Atomically atomically) {
    this.world = world;
    this.findResources = findResources;
    this.invitations = invitations;
    this.accounts = accounts;
    this.atomically = atomically;
  }

  /** What the invitation opens; nothing if it can't be taken any more. */
  public Optional<Opens> look(Snapshot registry, Secret shown) {
    var now = world.time().instant();
    return invitations
        .waiting(shown.hash())
        .filter(policy -> waits(policy, now))
        .flatMap(policy -> opens(policy, registry, now));
  }

  /**
   * Takes it for that account.
   *
   * @param guest the AS account that the wallet has made for this person
   */
  public Outcome take(ClientId guest, Snapshot registry, Secret shown) {
    var now = world.time().instant();
    var found = look(registry, shown).filter(one -> !one.policy().account().equals(guest));
    if (found.isEmpty()) {
      return new NoSuchInvitation();
    }
    var wallet = accounts.walletOf(guest, registry).map(Wallet::id);
    if (wallet.isEmpty()) {
      return new WalletDisabled();
    }
    var taken = new Invitation.Taken(guest, wallet.get());
    boolean isTaken =
        atomically.run(() -> accounts.hold(guest) && invitations.take(shown.hash(), taken, now));
    if (!isTaken) {
      return new NoSuchInvitation();
    }
    var policy = found.get().policy();
    return new Taken(new Opens(policy.with(new Policy.WhoIsInvited(taken)), found.get().on()));
  }

  private static boolean waits(Policy policy, Instant now) {
    return policy.who() instanceof Policy.WhoIsInvited(Invitation.Waiting(_, var until))
        && now.isBefore(until);
  }

  /** Owners whose wallet takes part no more give nothing. */
  private Optional<Opens> opens(Policy policy, Snapshot registry, Instant now) {
    return findResources
        .describedIn(registry, List.of(policy.resource()))
        .resource(policy.resource())
        .filter(resource -> policy.isInForceOn(resource, now))
        .filter(_ -> accounts.walletOf(policy.account(), registry).isPresent())
        .map(resource -> new Opens(policy, resource));
  }

  /** An invitation, and the resource that it opens. */
  public record Opens(Policy policy, Resource on) {}

  /** What comes of taking it. */
  public sealed interface Outcome {}

  /** It is this account's. */
  public record Taken(Opens invitation) implements Outcome {}

  /** Unknown, taken, over, one's own, or nothing is left behind it: one answer. */
  public record NoSuchInvitation() implements Outcome {}

  /** The account's wallet takes part no more. */
  public record WalletDisabled() implements Outcome {}
}
