package org.openfpx.domain.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The address by which a client names what a token is to be good at: an absolute URI without
 * fragment (RFC 8707 section 2).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8707.html#section-2">RFC 8707 section 2</a>
 */
public record ResourceIndicator(URI value) {
  private static final int LONGEST = 2048;
  private static final Map<String, Integer> USUAL_PORTS = Map.of("https", 443, "http", 80);

  /**
   * @throws IllegalArgumentException if it is relative or has a fragment
   */
  public ResourceIndicator {
    if (!value.isAbsolute() || value.getRawFragment() != null) {
      throw new IllegalArgumentException("a resource indicator is absolute, without fragment");
    }
  }

  /** What this text names; nothing if it is no indicator. */
  public static Optional<ResourceIndicator> parse(String text) {
    try {
      var uri = new URI(text);
      return text.length() <= LONGEST && uri.isAbsolute() && uri.getRawFragment() == null
          ? Optional.of(new ResourceIndicator(uri))
          : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** Those of a parameter that may be repeated, one a line; nothing if one of them is none. */
  public static Optional<List<ResourceIndicator>> parseLines(String lines) {
    var parsed = Arrays.stream(lines.split("\n")).map(ResourceIndicator::parse).toList();
    return parsed.stream().allMatch(Optional::isPresent)
        ? Optional.of(parsed.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  /** Whether it names this provider itself. */
  public boolean names(Issuer issuer) {
    return value.toString().equals(issuer.value());
  }

  /** Whether it is this address, or lies below it; whatever its query is. */
  public boolean liesAt(URI base) {
    return origin(value).isPresent()
        && origin(value).equals(origin(base))
        && value.normalize().equals(value)
        && (path(value) + "/").startsWith(path(base) + "/");
  }

  private static Optional<List<Object>> origin(URI uri) {
    if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : USUAL_PORTS.getOrDefault(scheme, -1);
    return Optional.of(List.of(scheme, uri.getHost().toLowerCase(Locale.ROOT), port));
  }

  private static String path(URI uri) {
    var path = Optional.ofNullable(uri.getRawPath()).orElse("");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
