package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.signin.SignOut;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.page.Pages;

/**
 * Where clients send people who sign out (OpenID Connect RP-Initiated Logout section 2). By GET as
 * by POST nothing ends but the sign-in whose ID token is shown.
 */
public final class SignOutEndpoint implements Endpoint {
  private static final String PATH = "/oauth2/logout";

  private final SignOut signOut;
  private final Pages pages;

  public SignOutEndpoint(SignOut signOut, Pages pages) {
    this.signOut = signOut;
    this.pages = pages;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, context -> answer(context, Parameters.ofQuery(context))),
        Route.post(PATH, context -> answer(context, Parameters.ofForm(context))));
  }

  @Override
  public List<Contribution> contributions() {
    var openid = Contribution.in(DiscoveryDocument.OPENID);
    return List.of(
        openid.address("end_session_endpoint", PATH),
        openid.flag("backchannel_logout_supported", true),
        openid.flag("backchannel_logout_session_supported", true));
  }

  private void answer(Context context, Parameters sent) {
    var request =
        new SignOut.Request(
            sent.optional("id_token_hint").filter(text -> !text.isBlank()).map(Secret::new),
            sent.optional("client_id"),
            sent.optional("post_logout_redirect_uri").map(RequestedRedirect::new),
            sent.optional("state"));
    switch (signOut.signOut(request)) {
      case SignOut.SentBack(var address) -> pages.sendAway(context, address);
      case SignOut.Ended(var client, var wallets) ->
          show(context, Optional.of(client.name()), wallets);
      case SignOut.NotKnown(var wallets) -> show(context, Optional.empty(), wallets);
    }
  }

  /** A wallet as the page names it. */
  public record Place(LocalizedText name, String address) {}

  private void show(Context context, Optional<LocalizedText> client, List<Wallet> wallets) {
    var places = new ArrayList<Place>();
    wallets.forEach(wallet ->
        places.add(new Place(wallet.name(), wallet.provider().issuer().at("/").toString())));
    var name = client.map(text -> text.in(pages.wanted(context))).orElse("");
    pages.show(context, 200, "signed-out", Map.of("client", name, "wallets", places));
  }
}
