package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.as.signin.RequestSignIn;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.oauth.AuthorizationAnswers;
import org.openfpx.http.page.Pages;

/**
 * The authorization endpoint (protocol, section 2.4; RFC 6749 section 3.1): it shows nothing itself
 * but sends the browser on to a wallet.
 */
public final class AuthorizationEndpoint implements Endpoint {
  private static final String PATH = "/oauth2/authorize";

  private final RequestSignIn requestSignIn;
  private final Pages pages;
  private final GatheringCookies cookies;
  private final AuthorizationAnswers answers;

  public AuthorizationEndpoint(RequestSignIn requestSignIn, Pages pages, Issuer issuer) {
    this.requestSignIn = requestSignIn;
    this.pages = pages;
    this.cookies = new GatheringCookies(issuer);
    this.answers = new AuthorizationAnswers(issuer, pages::sendAway);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::start), Route.post(PATH, this::start));
  }

  @Override
  public List<Contribution> contributions() {
    var openid = Contribution.in(DiscoveryDocument.OPENID);
    return Stream.concat(
            AuthorizationAnswers.contributions(PATH, List.of("openid", "uma_protection")).stream(),
            List.of(
                openid.list("prompt_values_supported", "none", "login", "consent"),
                openid.list(
                    "claims_supported",
                    "iss",
                    "sub",
                    "aud",
                    "exp",
                    "iat",
                    "nonce",
                    "auth_time",
                    "acr",
                    "ial",
                    "aal"))
                .stream())
        .toList();
  }

  private void start(Context context) {
    if (AuthorizationAnswers.sentOnByGet(context, PATH)) {
      return;
    }
    switch (requestSignIn.request(AuthorizationAnswers.read(context), pages.wanted(context))) {
      case RequestSignIn.UnknownClient() ->
          pages.showProblem(context, 400, "unknown_client", Optional.empty());
      case RequestSignIn.UnknownAddress() ->
          pages.showProblem(context, 400, "unknown_address", Optional.empty());
      case RequestSignIn.Refused(var target, var state, var error) ->
          answers.error(context, target, state, error);
      case RequestSignIn.SentToWallet(var address, var browser) -> {
        cookies.write(context, browser);
        pages.sendAway(context, address);
      }
      case RequestSignIn.SentToChoose(var browser) -> {
        cookies.write(context, browser);
        pages.sendTo(context, WalletChoiceEndpoint.address(browser));
      }
    }
  }
}
