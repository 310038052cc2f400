package org.openfpx.http.oauth;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.CheckAccessToken;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.TokenCheck;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.limit.RateLimits;
import org.openfpx.http.problem.BadRequest;

/** The way into endpoints that a bearer token of this provider opens (RFC 6750). */
public final class BearerDoor {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final CheckAccessToken check;
  private final Issuer issuer;

  public BearerDoor(CheckAccessToken check, Issuer issuer) {
    this.check = check;
    this.issuer = issuer;
  }

  /** Lets a request in whose token is good for all of these scopes; answers all others itself. */
  public void open(Context context, ScopeSet needed, Consumer<AccessToken> inside) {
    var token = token(context);
    if (token.isEmpty()) {
      challenge(context, 401, "");
      return;
    }
    switch (check.check(token.get(), needed)) {
      case TokenCheck.Good(var good) -> {
        RateLimits.provenBy(context, good.client().value());
        inside.accept(good);
      }
      case TokenCheck.NotGood() -> {
        RateLimits.failed(context);
        challenge(context, 401, ", error=\"invalid_token\"");
      }
      case TokenCheck.TooNarrow(var scopes) ->
          challenge(context, 403, ", error=\"insufficient_scope\", scope=\"" + scopes + "\"");
    }
  }

  /**
   * The token of the header; none if there is no header. A token in the address is refused, for
   * addresses are logged (RFC 9700 section 4.3.2).
   */
  public static Optional<Secret> token(Context context) {
    if (context.queryParam("access_token") != null) {
      throw new BadRequest("invalid_request", "a token belongs into the Authorization header");
    }
    var headers = Collections.list(context.req().getHeaders("Authorization"));
    if (headers.size() > 1) {
      throw new BadRequest("invalid_request", "more than one Authorization header");
    }
    return headers.stream().findFirst().flatMap(BearerDoor::token);
  }

  /**
   * The token of the header as a resource server sees it: whatever can't be used there is as good
   * as none, wherever it stands (UMA Grant 3.5).
   */
  public static Optional<Secret> usableToken(HttpServletRequest request) {
    var headers = Collections.list(request.getHeaders("Authorization"));
    return Optional.of(headers)
        .filter(one -> one.size() == 1)
        .map(one -> parts(one.getFirst()))
        .filter(BearerDoor::isToken)
        .map(parts -> new Secret(parts[1]));
  }

  private static String[] parts(String header) {
    return header.strip().split(" +", 2);
  }

  private static boolean isBearer(String[] parts) {
    return parts[0].toLowerCase(Locale.ROOT).equals("bearer");
  }

  private static boolean isToken(String[] parts) {
    return isBearer(parts) && parts.length == 2 && TOKEN.matcher(parts[1]).matches();
  }

  private static Optional<Secret> token(String header) {
    var parts = parts(header);
    if (!isBearer(parts)) {
      return Optional.empty();
    }
    if (!isToken(parts)) {
      throw new BadRequest("invalid_request", "the Authorization header is malformed");
    }
    return Optional.of(new Secret(parts[1]));
  }

  private void challenge(Context context, int status, String more) {
    context.header("WWW-Authenticate", "Bearer realm=\"" + issuer + "\"" + more);
    context.header("Cache-Control", "no-store");
    context.status(status).result("");
  }
}
