package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.claims.BrowserBinding;
import org.openfpx.domain.as.claims.ChooseWallet;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.page.Pages;
import org.openfpx.http.session.BrowserCookie;
import org.openfpx.http.session.FormGuard;

/**
 * The page on which a person chooses among several wallets (protocol, section 3.2). It has an
 * address without ticket, so that it can be read again and in another language.
 */
public final class WalletChoiceEndpoint implements Endpoint {
  private static final String PATH = "/uma/wallet";
  private static final String FIELD = "transaction";

  private final ChooseWallet chooseWallet;
  private final Pages pages;
  private final GatheringCookies cookies;
  private final BrowserCookie lastWallet;
  private final FormGuard guard;

  public WalletChoiceEndpoint(
      ChooseWallet chooseWallet, Pages pages, Issuer issuer, GatheringCookies cookies) {
    this.chooseWallet = chooseWallet;
    this.pages = pages;
    this.cookies = cookies;
    this.lastWallet = lastWallet(issuer);
    this.guard = new FormGuard(issuer.at("/"));
  }

  /** The cookie in which a browser remembers which wallet was chosen last. */
  static BrowserCookie lastWallet(Issuer issuer) {
    return BrowserCookie.of("as", issuer.at("/")).forPurpose("wallet");
  }

  /** Where the choice is offered to this browser. */
  static String address(BrowserBinding browser) {
    return PATH + "?" + FIELD + "=" + browser.name();
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::offer), Route.post(PATH, this::choose));
  }

  private void offer(Context context) {
    var browser = browser(context, Parameters.ofQuery(context));
    var wallets = browser.map(chooseWallet::offered).orElseGet(List::of);
    if (wallets.isEmpty()) {
      pages.showProblem(context, 400, "gathering_over", Optional.empty());
      return;
    }
    var last = lastWallet.read(context).map(Secret::reveal).orElse("");
    var model = new HashMap<String, Object>();
    model.put("csrf", guard.token(browser.orElseThrow().cookie()));
    model.put("transaction", browser.orElseThrow().name());
    model.put("wallets", wallets.stream().map(wallet -> Choice.of(wallet, last)).toList());
    pages.show(context, 200, "choose-wallet", model);
  }

  private void choose(Context context) {
    var form = Parameters.ofForm(context);
    var browser = browser(context, form);
    guard.require(context, form, browser.map(BrowserBinding::cookie));
    var wallet =
        form.optional("wallet")
            .filter(id -> !id.isBlank() && id.length() <= 255)
            .map(WalletId::new);
    switch (chooseWallet.choose(browser, wallet, pages.wanted(context))) {
      case ChooseWallet.SentToWallet(var address, var chosen) -> {
        lastWallet.write(context, new Secret(Choice.tag(chosen)));
        pages.sendAway(context, address);
      }
      case ChooseWallet.NothingToChoose() ->
          pages.showProblem(context, 400, "gathering_over", Optional.empty());
      case ChooseWallet.NoSuchWallet() ->
          pages.showProblem(context, 400, "unknown_wallet", again(browser));
      case ChooseWallet.WalletAway() ->
          pages.showProblem(context, 503, "wallet_away", again(browser));
    }
  }

  private static Optional<URI> again(Optional<BrowserBinding> browser) {
    return browser.map(one -> URI.create(address(one)));
  }

  private Optional<BrowserBinding> browser(Context context, Parameters parameters) {
    return parameters.optional(FIELD).flatMap(name -> cookies.read(context, name));
  }
}
