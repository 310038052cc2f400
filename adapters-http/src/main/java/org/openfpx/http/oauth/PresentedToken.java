package org.openfpx.http.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openfpx.domain.oauth.dpop.ShownProof;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.secret.Secret;

/**
 * The access token that a request shows, unjudged: read in one way at every door (RFC 6750 sections
 * 2.1 and 3.1, RFC 9449 section 7.1).
 */
public sealed interface PresentedToken {
  /** A token. */
  record Shown(ShownToken token) implements PresentedToken {}

  /** None: there is no header, or one of a scheme that is for something else. */
  record Absent() implements PresentedToken {}

  /** A text that can be no token: no better than a wrong one. */
  record Malformed() implements PresentedToken {}

  /**
   * In the address, or more than once. An address is logged (RFC 9700 section 4.3.2), and of two
   * tokens nobody knows which is meant: the request is malformed, whatever the token is.
   */
  record Misplaced() implements PresentedToken {}

  /**
   * Reads it.
   *
   * @param at what stands before the path of a request here, as clients know it: for a door that
   *     takes tokens with a proof; at any other the scheme {@code DPoP} is for something else
   */
  static PresentedToken of(HttpServletRequest request, Optional<URI> at) {
    var headers = Collections.list(request.getHeaders("Authorization"));
    if (headers.size() > 1 || isInAddress(request)) {
      return new Misplaced();
    }
    if (headers.isEmpty()) {
      return new Absent();
    }
    var parts = headers.getFirst().strip().split(" +", 2);
    var token = parts.length == 2 ? parts[1] : "";
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> of(token, Optional.empty());
      case "dpop" ->
          at.map(base -> of(token, Optional.of(proof(request, base)))).orElseGet(Absent::new);
      default -> new Absent();
    };
  }

  private static PresentedToken of(String token, Optional<ShownProof> proof) {
    return Form.TOKEN.matcher(token).matches()
        ? new Shown(new ShownToken(new Secret(token), proof))
        : new Malformed();
  }

  /** What a request shows of a key, and what a proof must be for here. */
  static ShownProof proof(HttpServletRequest request, URI at) {
    var base = at.toString();
    return new ShownProof(
        Collections.list(request.getHeaders("DPoP")),
        request.getMethod(),
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
            + request.getRequestURI());
  }

  private static boolean isInAddress(HttpServletRequest request) {
    return Optional.ofNullable(request.getQueryString()).stream()
        .flatMap(query -> Arrays.stream(query.split("&")))
        .map(pair -> pair.split("=", 2)[0])
        .anyMatch(name -> name.equals("access_token") || decoded(name).equals("access_token"));
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return name;
    }
  }

  /** What a token looks like: {@code token68} of RFC 9110 section 11.2. */
  final class Form {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private Form() {}
  }
}
