package org.openfpx.http.listener;

import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.openfpx.http.problem.BadRequest;

/**
 * The names by which a listener may be asked: that of its issuer, and those that the configuration
 * adds. A page of another site whose name was made to lead here (DNS rebinding) would have the
 * browser ask, and read the answer as its own; the name it asks by tells (RFC 9110 section 7.4).
 */
final class OwnNames {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI issuer;
  private final Set<String> further;
  private final IntSupplier port;

  /**
   * @param further hosts beside the issuer's, with their port if it is not the usual one
   * @param port where the listener listens, known once it does
   */
  OwnNames(URI issuer, Set<String> further, IntSupplier port) {
    this.issuer = issuer;
    this.further = further.stream().map(this::usual).collect(Collectors.toUnmodifiableSet());
    this.port = port;
  }

  /** To be called while a listener is configured, after all that each answer carries. */
  void install(JavalinConfig config) {
    config.routes.before(context -> {
      var asked = Objects.requireNonNullElse(context.req().getHeader("Host"), "");
      if (!isOwn(asked)) {
        throw BadRequest.misdirected("there is nobody of that name here");
      }
    });
  }

  private boolean isOwn(String asked) {
    var name = usual(asked);
    return further.contains(name) || ofIssuer().contains(name);
  }

  /** All names of this machine lead to this machine alone, and so does the port we listen at. */
  private Set<String> ofIssuer() {
    var host = usual(Objects.requireNonNullElse(issuer.getHost(), ""));
    if (!LOOPBACK.contains(host)) {
      return Set.of(usual(host + port(issuer.getPort())));
    }
    var names = new HashSet<String>();
    for (var name : LOOPBACK) {
      names.add(usual(name + port(issuer.getPort())));
      names.add(usual(name + port(port.getAsInt())));
    }
    return names;
  }

  private static String port(int number) {
    return number < 0 ? "" : ":" + number;
  }

  /** In lower case, and without the port that the scheme implies. */
  private String usual(String authority) {
    var implied = "https".equals(issuer.getScheme()) ? ":443" : ":80";
    var lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(implied) ? lower.substring(0, lower.length() - implied.length()) : lower;
  }
}
