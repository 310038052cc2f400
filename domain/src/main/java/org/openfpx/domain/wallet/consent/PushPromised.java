package org.openfpx.domain.wallet.consent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.PushAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.PushedPermission;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.PushedSignIn;
import org.openfpx.domain.wallet.permission.Permission;

/**
 * Pushes what was promised (protocol, section 3.6): what comes from sources by the account made for
 * this answer, what is the person's own by the account that it belongs to.
 */
final class PushPromised {
  private final ConsentRequests requests;
  private final AnsweringAccounts accounts;
  private final AuthorizationServers servers;

  PushPromised(ConsentRequests requests, AnsweringAccounts accounts, AuthorizationServers servers) {
    this.requests = requests;
    this.accounts = accounts;
    this.servers = servers;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** Their ids at the authorization server, by the wallet's own. */
    record Pushed(Map<String, String> given) implements Outcome {
      public Pushed {
        given = Map.copyOf(given);
      }
    }

    /** Another click has finished meanwhile. */
    record Overtaken() implements Outcome {}

    /** Refused; what was written of it counts for nothing. */
    record Refused() implements Outcome {}

    /** The authorization server can't be reached now; whether they were written is not known. */
    record Unreachable() implements Outcome {}
  }

  Outcome push(ConsentRequest request, List<Permission> promised, AccountId person) {
    Map<String, List<Permission>> byAccount =
        promised.stream()
            .collect(
                Collectors.groupingBy(
                    Permission::asAccount, LinkedHashMap::new, Collectors.toList()));
    Map<String, String> given = new LinkedHashMap<>();
    for (var ofAccount : byAccount.entrySet()) {
      var account = accounts.of(request, ofAccount.getKey(), person);
      if (account.isEmpty()) {
        return new Outcome.Unreachable();
      }
      switch (push(request, account.get(), ofAccount.getValue())) {
        case Outcome.Pushed(var more) -> given.putAll(more);
        case Outcome other -> {
          return other;
        }
      }
    }
    return new Outcome.Pushed(given);
  }

  private Outcome push(ConsentRequest request, AsAccount account, List<Permission> promised) {
    // The same key for the same answer, however often it is sent: keys are each account's own.
    var key = request.id().value();
    var first = promised.getFirst();
    if (first.isSignIn()) {
      var signIn = new PushedSignIn(request.handle(), first.scopes(), first.endsAt());
      return pushed(
          promised, servers.pushSignIn(request.server(), account.credentials(), key, signIn));
    }
    if (first.invitation().isPresent()) {
      return pushAsGuest(request, account, promised);
    }
    var rots = requests.rots(request.id());
    List<PushedPermission> pushed = new ArrayList<>();
    for (var permission : promised) {
      var rot = Optional.ofNullable(rots.get(permission.id()));
      if (rot.isEmpty() && permission.needsRot()) {
        return new Outcome.Overtaken();
      }
      pushed.add(
          new PushedPermission(
              request.handle(),
              permission.resource(),
              permission.scopes(),
              rot,
              permission.endsAt()));
    }
    return pushed(promised, servers.push(request.server(), account.credentials(), key, pushed));
  }

  /** One by one, as the invitations are; the same content gets the same answer. */
  private Outcome pushAsGuest(
      ConsentRequest request, AsAccount account, List<Permission> promised) {
    Map<String, String> given = new LinkedHashMap<>();
    for (var permission : promised) {
      var answer =
          servers.pushAsGuest(
              request.server(),
              account.credentials(),
              permission.invitation().orElseThrow(),
              new PushedPermission(
                  request.handle(),
                  permission.resource(),
                  permission.scopes(),
                  Optional.empty(),
                  permission.endsAt()));
      switch (pushed(List.of(permission), answer)) {
        case Outcome.Pushed(var one) -> given.putAll(one);
        case Outcome other -> {
          return other;
        }
      }
    }
    return new Outcome.Pushed(given);
  }

  private static Outcome pushed(List<Permission> promised, PushAnswer answer) {
    return switch (answer) {
      case PushAnswer.Pushed(var ids) -> new Outcome.Pushed(inOrder(promised, ids));
      case PushAnswer.Refused() -> new Outcome.Refused();
      case PushAnswer.Unreachable() -> new Outcome.Unreachable();
    };
  }

  private static Map<String, String> inOrder(List<Permission> promised, List<String> ids) {
    if (ids.size() != promised.size()) {
      throw new IllegalStateException("an authorization server answered for other permissions");
    }
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      given.put(promised.get(i).id(), ids.get(i));
    }
    return given;
  }
}
