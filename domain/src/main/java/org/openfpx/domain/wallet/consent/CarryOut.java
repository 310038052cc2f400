package org.openfpx.domain.wallet.consent;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.consent.AnswerYes.Outcome;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;
import org.openfpx.domain.wallet.permission.Permissions;

/**
 * Carries out a yes that is written down: an account for this transaction, a fresh ROT for each
 * permission, the push, the code (protocol, 3.6 and 3.7). Each step is kept before the next begins
 * and begins again harmlessly, so that a wallet that dies here goes on where it was.
 */
public final class CarryOut {
  private final ConsentRequests requests;
  private final Consents consents;
  private final Permissions permissions;
  private final PushPromised pushing;
  private final CollectRots collectRots;
  private final ClientSubjects clientSubjects;
  private final HandBack handBack;
  private final Atomically atomically;
  private final WhileOpen whileOpen;
  private final World world;

  /** The parties and ways that a yes travels. */
  public record Ways(
      AsAccounts asAccounts,
      AuthorizationServers servers,
      CollectRots collectRots,
      ClientSubjects clientSubjects,
      HandBack handBack) {}

  public CarryOut(AnswerYes.Records records, Ways ways, World world) {
    this.requests = records.requests();
    this.consents = records.consents();
    this.permissions = records.permissions();
    this.atomically = records.atomically();
    this.whileOpen = records.whileOpen();
    this.pushing =
        new PushPromised(
            requests,
            new AnsweringAccounts(ways.asAccounts(), ways.servers(), records.whileOpen(), world),
            ways.servers());
    this.collectRots = ways.collectRots();
    this.clientSubjects = ways.clientSubjects();
    this.handBack = ways.handBack();
    this.world = world;
  }

  Outcome carryOut(ConsentId id, SignedIn person) {
    var request = requests.find(id).orElseThrow();
    var promised = permissions.of(person.account(), List.of(id));
    if (promised.isEmpty() || promised.stream().anyMatch(CarryOut::hasEnded)) {
      // Another person's answer in this browser, or one that was stopped meanwhile.
      return new Outcome.Over();
    }
    return switch (request.stage()) {
      case SHARING -> collect(request, promised, person);
      case PUSHING -> push(request, promised, person);
      case SHARED, TAKEN -> sendBack(request, promised, person);
      case ASKING, REFUSED, OVER -> new Outcome.Over();
    };
  }

  private Outcome collect(ConsentRequest request, List<Permission> promised, SignedIn person) {
    if (promised.getFirst().isSignIn()) {
      // No source has a part in it.
      requests.keepRots(request.id(), Map.of());
      return carryOut(request.id(), person);
    }
    var consent = consents.find(person.account(), request.id()).orElseThrow();
    return switch (collectRots.collect(request, consent.client(), promised)) {
      case CollectRots.Outcome.All(var rots) -> {
        requests.keepRots(request.id(), rots);
        // Whoever kept theirs first: all go on with those.
        yield carryOut(request.id(), person);
      }
      case CollectRots.Outcome.Missing(var problem) -> {
        takeBack(request.id());
        yield new Outcome.Incomplete(List.of(problem));
      }
    };
  }

  private void takeBack(ConsentId id) {
    atomically.run(() -> {
      if (requests.move(id, Stage.SHARING, Stage.ASKING)) {
        consents.withdraw(id);
        permissions.withdraw(id);
      }
      return true;
    });
  }

  private Outcome push(ConsentRequest request, List<Permission> promised, SignedIn person) {
    return switch (pushing.push(request, promised, person.account())) {
      case PushPromised.Outcome.Pushed(var given) -> {
        keep(request.id(), given);
        yield carryOutAgainIfShared(request.id(), person);
      }
      case PushPromised.Outcome.Overtaken() -> carryOutAgainIfShared(request.id(), person);
      case PushPromised.Outcome.Refused() -> {
        breakOff(request.id(), promised);
        yield new Outcome.Over();
      }
      case PushPromised.Outcome.Unreachable() -> new Outcome.Unreachable();
    };
  }

  private Outcome carryOutAgainIfShared(ConsentId id, SignedIn person) {
    var stage = requests.find(id).map(ConsentRequest::stage);
    return stage.equals(Optional.of(Stage.SHARED)) ? carryOut(id, person) : new Outcome.Over();
  }

  private void keep(ConsentId id, Map<String, String> given) {
    atomically.run(() -> {
      if (requests.move(id, Stage.PUSHING, Stage.SHARED)) {
        given.forEach(permissions::given);
        requests.dropRots(id);
      }
      return true;
    });
  }

  private void breakOff(ConsentId id, List<Permission> promised) {
    var now = world.time().instant();
    atomically.run(() -> {
      if (requests.move(id, Stage.PUSHING, Stage.OVER)) {
        promised.forEach(p -> permissions.ended(p.id(), Reason.BROKEN_OFF, now));
        requests.dropRots(id);
      }
      return true;
    });
  }

  private Outcome sendBack(ConsentRequest request, List<Permission> given, SignedIn person) {
    var ids = given.stream().flatMap(p -> idAtServer(p).stream()).toList();
    var signsIn = given.stream().anyMatch(p -> p.isSignIn() && p.scopes().contains(Scope.OPENID));
    var name = signsIn ? clientSubject(request, person) : Optional.<String>empty();
    if (signsIn && name.isEmpty()) {
      return new Outcome.Over();
    }
    Optional<URI> address = handBack.yes(request, new HandBack.Given(ids, name), person);
    return address.<Outcome>map(Outcome.SendBack::new).orElseGet(Outcome.Over::new);
  }

  /** The name by which the client knows this person, and nobody else does; none of who has left. */
  private Optional<String> clientSubject(ConsentRequest request, SignedIn person) {
    var who = person.account();
    return whileOpen.run(
        who,
        () -> {
          var client = consents.find(who, request.id()).orElseThrow().client();
          var name = world.secrets().next().reveal();
          return clientSubjects.keep(who, request.server(), client, name);
        });
  }

  private static Optional<String> idAtServer(Permission permission) {
    return permission.standing() instanceof Standing.Given(var id)
        ? Optional.of(id)
        : Optional.empty();
  }

  private static boolean hasEnded(Permission permission) {
    return permission.standing() instanceof Standing.Ended
        || permission.standing() instanceof Standing.Stopping;
  }
}
