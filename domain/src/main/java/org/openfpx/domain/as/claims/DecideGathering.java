package org.openfpx.domain.as.claims;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.token.AskOwner;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Decides what comes of a person's yes to a client's ticket (protocol, section 3.8). */
final class DecideGathering {
  private final World world;
  private final FinishGathering.Stores stores;
  private final AskOwner askOwner;

  DecideGathering(World world, FinishGathering.Stores stores, AskOwner askOwner) {
    this.world = world;
    this.stores = stores;
    this.askOwner = askOwner;
  }

  /** Where the browser goes. */
  URI decide(
      Transaction transaction, FinishGathering.Verified verified, Return back, Snapshot snapshot) {
    var ticket = world.secrets().next();
    var decided = stores.atomically().run(() -> decide(transaction, verified, ticket, snapshot));
    decided.asked().ifPresent(askOwner::ring);
    return decided.stage() instanceof Stage.Denied
        ? back.refusing(Refusal.ACCESS_DENIED)
        : back.with(ticket);
  }

  private Decided decide(
      Transaction transaction,
      FinishGathering.Verified verified,
      Secret ticket,
      Snapshot registry) {
    if (!verified.holds(transaction, stores.transactions())) {
      return new Decided(new Stage.Denied(), Optional.empty());
    }
    var now = world.time().instant();
    var pushed = Pushed.into(transaction, stores.permissions(), verified.said());
    var snapshot = known(registry, transaction, pushed);
    Map<PermissionId, Permissions.Decided> granted =
        pushed.isStoodBy() && Decision.comesFromOneHand(pushed.permissions(), snapshot)
            ? Decision.of(transaction, pushed.permissions(), verified.login(), snapshot, now)
            : Map.of();
    if (pushed.permissions().isEmpty() && pushed.isStoodBy()) {
      var asked = ask(transaction, ticket, snapshot, now);
      if (asked.isPresent()) {
        return new Decided(new Stage.Submitted(), asked);
      }
    }
    var until = Ends.after(now, snapshot.network().lifetimes().ticket());
    Stage stage = granted.isEmpty() ? new Stage.Denied() : new Stage.Granted();
    if (!stores.transactions().decide(transaction.id(), stage, ticket.hash(), until)) {
      return new Decided(new Stage.Denied(), Optional.empty());
    }
    stores.permissions().decide(transaction.id(), granted);
    return new Decided(stage, Optional.empty());
  }

  /** The registry, in which all that was asked for and pushed can be found. */
  private Snapshot known(Snapshot registry, Transaction transaction, Pushed pushed) {
    var ids = new ArrayList<>(transaction.named());
    pushed.permissions().forEach(one -> ids.add(one.resource()));
    return stores.resources().in(registry, ids);
  }

  /**
   * Who has nothing to give, and says so, asks the owner who wants to be asked (protocol, section
   * 3.9).
   */
  private Optional<OwnerRequest> ask(
      Transaction transaction, Secret ticket, Snapshot snapshot, Instant now) {
    var askable = askOwner.askableNow(transaction, snapshot, now);
    if (askable.isEmpty()) {
      return Optional.empty();
    }
    var party = askOwner.takeBack(transaction, askable.keySet(), snapshot, now);
    var question = new AskOwner.Question(transaction, askable, party);
    AskOwner.Move move =
        until ->
            stores
                .transactions()
                .decide(transaction.id(), new Stage.Submitted(), ticket.hash(), until);
    return askOwner.ask(question, snapshot, now, move) instanceof AskOwner.Waits(var request)
        ? Optional.of(request)
        : Optional.empty();
  }

  /** What the transaction came to, and what was put before an owner. */
  private record Decided(Stage stage, Optional<OwnerRequest> asked) {}
}
