package org.openfpx.domain.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses to which a client may have people sent back.
 *
 * @param uris as registered; a request must name one of them character by character (RFC 9700
 *     section 4.1.3)
 * @param anyLoopbackPort whether, for an app on a person's own device, the port of a loopback
 *     address is left open (RFC 8252 section 7.3)
 */
public record RedirectUris(Set<String> uris, boolean anyLoopbackPort) {
  /** For a client to which nobody is ever sent. */
  public static final RedirectUris NONE = new RedirectUris(Set.of(), false);

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * @throws IllegalArgumentException if an address is not absolute, has a fragment, or speaks
   *     neither https, http to loopback, nor a private scheme with a dot
   */
  public RedirectUris {
    uris = Set.copyOf(uris);
    for (var uri : uris) {
      if (!isRedirectUri(uri)) {
        throw new IllegalArgumentException("not fit to send people back to: " + uri);
      }
    }
  }

  /** The addresses of a client that runs on a server. */
  public static RedirectUris of(String... uris) {
    return new RedirectUris(Set.of(uris), false);
  }

  /** Whether an address may be registered at all (RFC 9700 section 2.6, RFC 8252 section 7.1). */
  public static boolean isRedirectUri(String value) {
    try {
      var uri = new URI(value);
      var scheme = uri.getScheme();
      if (scheme == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
        return false;
      }
      return switch (scheme) {
        case "https" -> uri.getHost() != null;
        case "http" -> uri.getHost() != null && LOOPBACK.contains(uri.getHost());
        default -> scheme.contains(".");
      };
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The target that a request has named, if it is one of these. */
  public Optional<RedirectTarget> target(RequestedRedirect requested) {
    var known =
        uris.contains(requested.value())
            || (anyLoopbackPort && isRegisteredBarThePort(requested.value()));
    return known ? Optional.of(new RedirectTarget(requested.value())) : Optional.empty();
  }

  /** The one there is, for a request that names none. */
  public Optional<RedirectTarget> only() {
    return uris.size() == 1
        ? Optional.of(new RedirectTarget(uris.iterator().next()))
        : Optional.empty();
  }

  private boolean isRegisteredBarThePort(String requested) {
    if (!isRedirectUri(requested) || !requested.startsWith("http:")) {
      return false;
    }
    var bare = withoutPort(requested);
    return uris.stream()
        .filter(registered -> registered.startsWith("http:"))
        .anyMatch(registered -> withoutPort(registered).equals(bare));
  }

  private static String withoutPort(String value) {
    var uri = URI.create(value);
    var authority = uri.getRawAuthority();
    return value.replaceFirst(Pattern.quote(authority), Matcher.quoteReplacement(uri.getHost()));
  }
}
