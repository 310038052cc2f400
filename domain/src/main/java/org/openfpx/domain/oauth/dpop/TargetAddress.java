package org.openfpx.domain.oauth.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a request goes: an address without query and fragment, written so that two spellings of one
 * address are equal (RFC 9449 section 4.3; RFC 3986 sections 6.2.2.1, 6.2.2.2 and 6.2.3). Dot
 * segments stay: whoever sends a request has taken them away before.
 */
record TargetAddress(String normal) {
  private static final int LONGEST = 2048;
  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

  /** The address that a text is; nothing if it is none, or none of a web server. */
  static Optional<TargetAddress> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return written(new URI(text));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<TargetAddress> written(URI address) {
    if (address.getScheme() == null
        || address.getHost() == null
        || address.getRawUserInfo() != null) {
      return Optional.empty();
    }
    var scheme = address.getScheme().toLowerCase(Locale.ROOT);
    return usualPort(scheme)
        .map(usual -> {
          int port = address.getPort() == -1 ? usual : address.getPort();
          var host = address.getHost().toLowerCase(Locale.ROOT);
          return new TargetAddress(scheme + "://" + host + ":" + port + path(address));
        });
  }

  private static Optional<Integer> usualPort(String scheme) {
    return switch (scheme) {
      case "https" -> Optional.of(443);
      case "http" -> Optional.of(80);
      default -> Optional.empty();
    };
  }

  private static String path(URI address) {
    var raw = Optional.ofNullable(address.getRawPath()).filter(path -> !path.isEmpty()).orElse("/");
    return ENCODED.matcher(raw).replaceAll(TargetAddress::decoded);
  }

  private static String decoded(MatchResult encoded) {
    var character = Character.toString((char) Integer.parseInt(encoded.group(1), 16));
    return UNRESERVED.matcher(character).matches()
        ? character
        : encoded.group().toUpperCase(Locale.ROOT);
  }
}
