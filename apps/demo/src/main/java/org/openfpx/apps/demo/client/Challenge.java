package org.openfpx.apps.demo.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openfpx.domain.secret.Secret;

/**
 * What a source says to whoever may not read yet (UMA Grant 3.2.1).
 *
 * @param server the authorization server that it trusts
 * @param ticket good there, once
 * @param metadata where the source says more of itself (RFC 9728 section 5.1), in whichever
 *     challenge
 */
record Challenge(String server, Secret ticket, Optional<String> metadata) {
  private static final String WORD = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** RFC 9110 section 11.6.1: a parameter of a challenge, or the beginning of the next one. */
  private static final Pattern PIECE =
      Pattern.compile(
          "\\G[\\s,]*(?:(?<name>%1$s)\\s*=\\s*(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>%1$s))"
                  .formatted(WORD)
              + "|(?<scheme>%s)(?:\\s+[A-Za-z0-9._~+/-]+=*(?=\\s*(?:,|$)))?)(?=[\\s,]|$)"
                  .formatted(WORD));

  /** The one of scheme UMA among those of a header; nothing if there is none, or no sense in it. */
  static Optional<Challenge> in(String header) {
    var parameters = new HashMap<String, String>();
    var metadata = Optional.<String>empty();
    var scheme = "";
    var piece = PIECE.matcher(header);
    int end = 0;
    while (piece.find()) {
      end = piece.end();
      if (piece.group("scheme") != null) {
        scheme = piece.group("scheme").toLowerCase(Locale.ROOT);
        if (scheme.equals("uma") && !parameters.isEmpty()) {
          return Optional.empty();
        }
        continue;
      }
      if (name(piece).equals("resource_metadata")) {
        metadata = Optional.of(value(piece));
      }
      if (scheme.equals("uma") && !added(parameters, piece)) {
        return Optional.empty();
      }
    }
    return header.substring(end).isBlank() ? of(parameters, metadata) : Optional.empty();
  }

  /** No parameter may stand twice (RFC 9110 section 11.2). */
  private static boolean added(Map<String, String> parameters, Matcher piece) {
    return parameters.put(name(piece), value(piece)) == null;
  }

  private static String name(Matcher piece) {
    return piece.group("name").toLowerCase(Locale.ROOT);
  }

  private static String value(Matcher piece) {
    var quoted = piece.group("quoted");
    return quoted == null ? piece.group("plain") : quoted.replaceAll("\\\\(.)", "$1");
  }

  private static Optional<Challenge> of(Map<String, String> parameters, Optional<String> metadata) {
    var server = parameters.getOrDefault("as_uri", "");
    var ticket = parameters.getOrDefault("ticket", "");
    return server.isBlank() || ticket.isBlank()
        ? Optional.empty()
        : Optional.of(new Challenge(server, new Secret(ticket), metadata));
  }
}
