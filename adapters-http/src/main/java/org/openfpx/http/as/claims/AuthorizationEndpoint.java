package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.as.signin.RequestSignIn;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.as.token.PushedRequestEndpoint;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.oauth.AuthorizationAnswers;
import org.openfpx.http.page.Pages;
import org.openfpx.http.session.BrowserCookie;

/**
 * The authorization endpoint (protocol, section 2.4; RFC 6749 section 3.1): it shows nothing itself
 * but sends the browser on to a wallet.
 */
public final class AuthorizationEndpoint implements Endpoint {
  private static final String PATH = "/oauth2/authorize";
  private static final String URN = PushedRequestEndpoint.URN;

  private final RequestSignIn requestSignIn;
  private final Pages pages;
  private final GatheringCookies cookies;
  private final BrowserCookie lastWallet;
  private final AuthorizationAnswers answers;

  public AuthorizationEndpoint(
      RequestSignIn requestSignIn, Pages pages, Issuer issuer, GatheringCookies cookies) {
    this.requestSignIn = requestSignIn;
    this.pages = pages;
    this.cookies = cookies;
    this.lastWallet = WalletChoiceEndpoint.lastWallet(issuer);
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
            AuthorizationAnswers.contributions(
                PATH,
                List.of("openid", "offline_access", "uma_protection"),
                List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256))
                .stream(),
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
                    "sid",
                    "acr",
                    "ial",
                    "aal"))
                .stream())
        .toList();
  }

  private RequestSignIn.Outcome outcome(Context context) {
    var parameters = AuthorizationAnswers.read(context);
    var last = lastWallet.read(context).map(Secret::reveal).orElse("");
    var browser =
        new RequestSignIn.Browser(pages.wanted(context), wallet -> Choice.tag(wallet).equals(last));
    var reference = once(parameters, "request_uri").filter(AuthorizationEndpoint::isReference);
    var client = once(parameters, "client_id").filter(ClientId::isClientId).map(ClientId::new);
    // RFC 9126 section 4: what stands beside the reference counts for nothing.
    return reference.isPresent() && client.isPresent()
        ? requestSignIn.requestPushed(
            client.get(), new Secret(reference.get().substring(URN.length())), browser)
        : requestSignIn.request(parameters, browser);
  }

  private static boolean isReference(String uri) {
    return uri.startsWith(URN) && !uri.substring(URN.length()).isBlank();
  }

  private static Optional<String> once(AuthorizationParameters parameters, String name) {
    return Optional.ofNullable(parameters.values().get(name))
        .filter(_ -> !parameters.repeated().contains(name));
  }

  private void start(Context context) {
    if (AuthorizationAnswers.sentOnByGet(context, PATH)) {
      return;
    }
    switch (outcome(context)) {
      case RequestSignIn.UnknownClient() ->
          pages.showProblem(context, 400, "unknown_client", Optional.empty());
      case RequestSignIn.NoSuchRequest() ->
          pages.showProblem(context, 400, "gathering_over", Optional.empty());
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
