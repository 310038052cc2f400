package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;
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
  private final CheckAccessToken check;
  private final Issuer issuer;

  public BearerDoor(CheckAccessToken check, Issuer issuer) {
    this.check = check;
    this.issuer = issuer;
  }

  /** Lets a request in whose token is good for all of these scopes; answers all others itself. */
  public void open(Context context, ScopeSet needed, Consumer<AccessToken> inside) {
    switch (PresentedToken.of(context.req(), Optional.empty())) {
      case PresentedToken.Shown(var shown) -> judge(context, shown.value(), needed, inside);
      case PresentedToken.Absent() -> challenge(context, 401, "");
      case PresentedToken.Malformed() -> challenge(context, 401, ", error=\"invalid_token\"");
      case PresentedToken.Misplaced() -> throw misplaced();
    }
  }

  private void judge(Context context, Secret token, ScopeSet needed, Consumer<AccessToken> inside) {
    switch (check.check(token, needed)) {
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

  /** The token of the header; none if there is no header, or one that holds none. */
  public static Optional<Secret> token(Context context) {
    return switch (PresentedToken.of(context.req(), Optional.empty())) {
      case PresentedToken.Shown(var shown) -> Optional.of(shown.value());
      case PresentedToken.Absent(), PresentedToken.Malformed() -> Optional.empty();
      case PresentedToken.Misplaced() -> throw misplaced();
    };
  }

  /** What is said of a token that stands elsewhere than in the one header. */
  public static BadRequest misplaced() {
    return new BadRequest("invalid_request", "a token belongs into one Authorization header");
  }

  private void challenge(Context context, int status, String more) {
    context.header("WWW-Authenticate", "Bearer realm=\"" + issuer + "\"" + more);
    context.header("Cache-Control", "no-store");
    context.status(status).result("");
  }
}
