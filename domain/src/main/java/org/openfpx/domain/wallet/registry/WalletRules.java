package org.openfpx.domain.wallet.registry;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.Drafted;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Finding;
import org.openfpx.domain.registry.Nearest;

/** What the types of the wallet ask beyond the kinds of their attributes. */
final class WalletRules {
  private WalletRules() {}

  /** People are sent back to the client itself, and to no other host. */
  static List<Finding> redirectsAtBase(Draft draft, Drafted registry) {
    var base = draft.fields().uri("baseUrl").map(WalletRules::origin).orElse("");
    return draft.fields().texts("redirectUris").stream()
        .filter(address -> !origin(URI.create(address)).equals(base))
        .map(address ->
            new Finding(
                draft.key(), "redirectUris", address + " is not at the baseUrl", base + "/..."))
        .toList();
  }

  private static String origin(URI address) {
    return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(Locale.ROOT);
  }

  static List<Finding> withinDefinition(Draft draft, Drafted registry) {
    var allowed =
        registry.one(draft.fields(), "resourceDefinition").stream()
            .flatMap(definition -> definition.related("resourceScopes").stream())
            .map(EntityKey::handle)
            .toList();
    return draft.fields().related("resourceScopes").stream()
        .map(EntityKey::handle)
        .filter(scope -> !allowed.contains(scope))
        .map(scope ->
            new Finding(
                draft.key(),
                "resourceScopes",
                "the definition has no scope " + scope,
                Nearest.advice(scope, allowed)))
        .toList();
  }
}
