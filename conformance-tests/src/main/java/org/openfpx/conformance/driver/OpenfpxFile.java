package org.openfpx.conformance.driver;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** Whether the target file of a deployment of OpenFPX is right, before any check is made. */
final class OpenfpxFile {
  /** All that it may have at its top. */
  private static final List<String> KNOWN =
      List.of(
          "issuer",
          "driver",
          "trust",
          "clients",
          "resource-servers",
          "description",
          "uri-scope",
          "resources",
          "types",
          "as-first",
          "person",
          "owners",
          "wallet",
          "claims-issuer",
          "ticket-seconds",
          "token-seconds");

  private OpenfpxFile() {}

  /**
   * Sees to it that nothing in the file is passed over, such as what is misspelt.
   *
   * @throws BadTarget if there is a name that nothing reads
   */
  static void requireKnown(Settings settings) {
    for (var name : settings.names()) {
      if (!KNOWN.contains(name)) {
        throw new BadTarget(
            "the target file has %s, of which the kit knows nothing; there are: %s"
                .formatted(name, String.join(", ", KNOWN)));
      }
    }
  }

  /**
   * Has each client, resource server and wallet of the file show who it is, so that what is refused
   * is told once and not by every check.
   *
   * @throws BadTarget with the name of the one that is refused
   * @throws UnexpectedAnswer if the server does not answer
   */
  static void requireTaken(Settings settings, Peer peer, Supplier<URI> tokenEndpoint) {
    var all = withSecrets(settings);
    if (all.isEmpty()) {
      return;
    }
    var endpoint = tokenEndpoint.get();
    for (var named : all) {
      // Good for nothing, so that all that is looked at is who asks.
      var fields = Map.of("grant_type", "refresh_token", "refresh_token", Chance.token());
      var asking = OpenfpxDriver.confidential(settings.at(named));
      var answer = peer.send(asking.form("See whether it is known", endpoint, fields));
      if (answer.status() == 401) {
        throw new BadTarget(
            "%s: the server refuses its id or secret: %s".formatted(named, answer.insteadOf(400)));
      }
    }
  }

  /** The names of all that have a secret. */
  private static List<String> withSecrets(Settings settings) {
    var all = new ArrayList<String>();
    for (var part : List.of("clients", "resource-servers", "as-first.resource-servers")) {
      settings.at(part).names().forEach(name -> all.add(part + "." + name));
    }
    all.addAll(List.of("as-first.client", "owners.wallet"));
    return all.stream().filter(name -> settings.at(name).has("secret")).toList();
  }
}
