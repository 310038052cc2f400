package org.openfpx.domain.wallet.consent;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.linking.FreshRots;
import org.openfpx.domain.wallet.linking.Sources.RotPurpose;
import org.openfpx.domain.wallet.permission.Permission;

/** Collects one fresh ROT for each permission, from whichever source serves it. */
public final class CollectRots {
  private final FreshRots freshRots;
  private final Catalogue catalogue;

  public CollectRots(FreshRots freshRots, Catalogue catalogue) {
    this.freshRots = freshRots;
    this.catalogue = catalogue;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** One for each, by the ids of the permissions. */
    record All(Map<String, Secret> rots) implements Outcome {
      public All {
        rots = Map.copyOf(rots);
      }
    }

    /** A source gave none. */
    record Missing(Problem problem) implements Outcome {}
  }

  Outcome collect(ConsentRequest request, String client, List<Permission> promised) {
    var server = catalogue.server(request.server());
    if (server.isEmpty()) {
      return missing(promised, Problem.Kind.NOT_POSSIBLE);
    }
    Map<String, List<Permission>> bySource =
        promised.stream()
            .filter(Permission::needsRot)
            .collect(
                Collectors.groupingBy(Permission::source, LinkedHashMap::new, Collectors.toList()));
    Map<String, Secret> rots = new HashMap<>();
    for (var served : bySource.entrySet()) {
      var purposes =
          served.getValue().stream()
              .map(permission -> purpose(server.get().issuer(), client, permission))
              .toList();
      var account = served.getValue().getFirst().account();
      switch (freshRots.fetch(account, served.getKey(), purposes)) {
        case FreshRots.Outcome.Fresh(var fresh) -> put(served.getValue(), fresh, rots);
        case FreshRots.Outcome.ToRenew() -> {
          return missing(served.getValue(), Problem.Kind.SOURCE_REFUSED);
        }
        case FreshRots.Outcome.Unreachable() -> {
          return missing(served.getValue(), Problem.Kind.SOURCE_UNREACHABLE);
        }
      }
    }
    return new Outcome.All(rots);
  }

  private static RotPurpose purpose(String issuer, String client, Permission permission) {
    return new RotPurpose(
        issuer, client, permission.resource(), permission.scopes(), permission.endsAt());
  }

  private static void put(
      List<Permission> permissions, List<Secret> fresh, Map<String, Secret> rots) {
    if (fresh.size() != permissions.size()) {
      throw new IllegalStateException("a source gave another number of tokens than asked");
    }
    for (int i = 0; i < fresh.size(); i++) {
      rots.put(permissions.get(i).id(), fresh.get(i));
    }
  }

  private static Outcome missing(List<Permission> permissions, Problem.Kind kind) {
    return new Outcome.Missing(new Problem(permissions.getFirst().line(), kind));
  }
}
