package org.openfpx.conformance.replay;

import java.util.Comparator;
import java.util.Optional;
import org.openfpx.conformance.recording.Recording;

/** Which address of the target stands for which of the recorded server. */
final class Addresses {
  private static final String ISSUER = "issuer";

  private final Recording.Server recorded;
  private final Recording.Server target;

  /** Both with what their discovery documents name. */
  Addresses(Recording.Server recorded, Recording.Server target) {
    this.recorded = recorded;
    this.target = target;
  }

  /**
   * The address at the target.
   *
   * @throws NotSendable if the target has no such endpoint, or it is nobody's who takes part
   */
  String of(String address) {
    var found =
        found(recorded, address)
            .orElseThrow(() -> new NotSendable("it goes to neither an endpoint nor the issuer"));
    return address(target, found.endpoint)
        .map(base -> joined(base, found.rest))
        .orElseThrow(() -> new NotSendable("the target has no " + found.endpoint));
  }

  private static String joined(String base, String rest) {
    if (rest.startsWith("/")) {
      return withoutSlash(base) + rest;
    }
    return rest.startsWith("?") && base.contains("?")
        ? base + "&" + rest.substring(1)
        : base + rest;
  }

  private static Optional<String> address(Recording.Server server, String name) {
    return Optional.ofNullable(
        name.equals(ISSUER) ? server.issuer() : server.endpoints().get(name));
  }

  /** A recorded address with the name of its endpoint in place of where that is, if it is one. */
  Optional<String> named(String address) {
    return found(recorded, address).map(Found::named);
  }

  /** An address of the target with the name of its endpoint in place of where that is. */
  Optional<String> namedHere(String address) {
    return found(target, address).map(Found::named);
  }

  /**
   * The endpoint that an address belongs to: the longest that it begins with, or the issuer.
   *
   * @param rest what of the address is behind it
   */
  private record Found(String endpoint, String rest) {
    String named() {
      return "{" + endpoint + "}" + rest;
    }
  }

  private static Optional<Found> found(Recording.Server server, String address) {
    return server.endpoints().entrySet().stream()
        .sorted(Comparator.comparingInt(one -> -one.getValue().length()))
        .flatMap(one -> found(one.getKey(), one.getValue(), address).stream())
        .findFirst()
        .or(() -> found(ISSUER, server.issuer(), address));
  }

  private static Optional<Found> found(String name, String base, String address) {
    if (address.equals(base) || address.startsWith(base + "?") || address.startsWith(base + "#")) {
      return Optional.of(new Found(name, address.substring(base.length())));
    }
    var folder = withoutSlash(base);
    return address.startsWith(folder + "/")
        ? Optional.of(new Found(name, address.substring(folder.length())))
        : Optional.empty();
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
