package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.CheckAccessToken;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.TokenCheck;
import org.openfpx.domain.oauth.dpop.CheckProof.NotProven;
import org.openfpx.domain.oauth.dpop.CheckProof.Proven;
import org.openfpx.domain.oauth.dpop.ProofFlaw;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.limit.RateLimits;
import org.openfpx.http.problem.BadRequest;

/**
 * The way into endpoints that a token of this provider opens (RFC 6750), with a proof where it is
 * bound to a key (RFC 9449 section 7).
 */
public final class BearerDoor {
  private static final String INVALID_TOKEN = "error=\"invalid_token\"";

  private final CheckAccessToken check;
  private final Issuer issuer;
  private final Optional<TokenEndpoint.Proofs> proofs;

  /** For a provider whose tokens are bearer tokens. */
  public BearerDoor(CheckAccessToken check, Issuer issuer) {
    this(check, issuer, Optional.empty());
  }

  /** For one whose tokens may be bound to a key. */
  public BearerDoor(CheckAccessToken check, Issuer issuer, TokenEndpoint.Proofs proofs) {
    this(check, issuer, Optional.of(proofs));
  }

  private BearerDoor(CheckAccessToken check, Issuer issuer, Optional<TokenEndpoint.Proofs> proofs) {
    this.check = check;
    this.issuer = issuer;
    this.proofs = proofs;
  }

  /** Lets a request in whose token is good for all of these scopes; answers all others itself. */
  public void open(Context context, ScopeSet needed, Consumer<AccessToken> inside) {
    switch (PresentedToken.of(context.req(), proofs.map(TokenEndpoint.Proofs::at))) {
      case PresentedToken.Shown(var shown) -> judge(context, shown, needed, inside);
      case PresentedToken.Absent() -> challenge(context, 401, "", "");
      case PresentedToken.Malformed() -> challenge(context, 401, INVALID_TOKEN, "");
      case PresentedToken.Misplaced() -> throw misplaced();
    }
  }

  private void judge(
      Context context, ShownToken shown, ScopeSet needed, Consumer<AccessToken> inside) {
    if (shown.proof().isEmpty()) {
      answer(
          context,
          check.check(shown.value(), needed),
          inside,
          (status, error) -> challenge(context, status, error, ""));
      return;
    }
    var checking = proofs.orElseThrow().check();
    switch (checking.judge(shown.proof().get(), shown.value())) {
      case NotProven(var flaw) -> challenge(context, 401, "", DpopAnswers.error(flaw));
      case Proven(var proof) ->
          answer(
              context,
              check.check(shown.value(), Optional.of(proof.key()), needed),
              token -> {
                if (checking.spend(proof)) {
                  inside.accept(token);
                } else {
                  challenge(context, 401, "", DpopAnswers.error(ProofFlaw.USED));
                }
              },
              (status, error) -> challenge(context, status, "", error));
    }
  }

  private static void answer(
      Context context, TokenCheck checked, Consumer<AccessToken> inside, Refusing refusing) {
    switch (checked) {
      case TokenCheck.Good(var good) -> {
        RateLimits.provenBy(context, good.client().value());
        inside.accept(good);
      }
      case TokenCheck.NotGood() -> {
        RateLimits.failed(context);
        refusing.answer(401, INVALID_TOKEN);
      }
      case TokenCheck.TooNarrow(var scopes) ->
          refusing.answer(403, "error=\"insufficient_scope\", scope=\"" + scopes + "\"");
    }
  }

  /** Answers with an error, in the challenge of the scheme that was used. */
  @FunctionalInterface
  private interface Refusing {
    void answer(int status, String error);
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

  /** The error stands with the scheme that was used (RFC 9449 section 7.2). */
  private void challenge(Context context, int status, String bearer, String dpop) {
    var more = bearer.isEmpty() ? "" : ", " + bearer;
    context.res().addHeader("WWW-Authenticate", "Bearer realm=\"" + issuer + "\"" + more);
    if (proofs.isPresent()) {
      context
          .res()
          .addHeader("WWW-Authenticate", DpopAnswers.challenge(dpop.isEmpty() ? "" : dpop + ", "));
    }
    context.header("Cache-Control", "no-store");
    context.status(status).result("");
  }
}
