package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.login.OwnSessions;
import org.openfpx.domain.wallet.mydata.DeleteAccount;
import org.openfpx.domain.wallet.mydata.MyData;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;

/** The account: language, ways to sign in, take everything along, delete everything. */
public final class AccountPages implements Endpoint {
  private static final String DELETE = "/account/delete";

  private final WalletSite site;
  private final Catalogue catalogue;
  private final Accounts accounts;
  private final MyData myData;
  private final DeleteAccount deleteAccount;
  private final SignInAgain signInAgain;
  private final List<Language> spoken;

  /**
   * What a person can do with what is kept about them.
   *
   * @param sessions say who signed in just now, and may delete it
   */
  public record Data(MyData myData, DeleteAccount deleteAccount, OwnSessions sessions) {}

  /**
   * @param spoken the languages of the pages
   */
  public AccountPages(
      WalletSite site, Catalogue catalogue, Accounts accounts, Data data, List<Language> spoken) {
    this.site = site;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.myData = data.myData();
    this.deleteAccount = data.deleteAccount();
    this.signInAgain = new SignInAgain(site, data.sessions());
    this.spoken = List.copyOf(spoken);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/account", context -> site.forPerson(context, this::account)),
        Route.post("/account/language", context -> site.forPerson(context, this::language)),
        Route.get("/account/data", context -> site.forPerson(context, this::data)),
        Route.get(DELETE, context -> site.forPerson(context, this::askDelete)),
        Route.post(DELETE, context -> site.forPerson(context, this::delete)),
        Route.get("/account/deleted", this::deleted));
  }

  /** A way to sign in as its template reads it. */
  public record MethodView(Optional<LocalizedText> name, String identifier) {}

  private void account(Context context, Person person) {
    var methods =
        accounts.signInMethods(person.account()).stream()
            .map(method ->
                new MethodView(catalogue.idp(method.idp()).map(Catalogue.Idp::name), method.idp()))
            .toList();
    Map<String, String> languages = new LinkedHashMap<>();
    spoken.forEach(one -> languages.put(one.code(), LanguageNames.own(one)));
    site.show(
        context,
        person.asVisitor(),
        "account",
        "account",
        Map.of("methods", methods, "languages", languages));
  }

  private void language(Context context, Person person) {
    var form = site.form(context, person.visitor());
    var chosen =
        spoken.stream()
            .filter(one -> form.optional("language").equals(Optional.of(one.code())))
            .findFirst();
    chosen.ifPresent(language -> accounts.speak(person.account(), language));
    site.sendTo(
        context, "/account" + chosen.map(language -> "?lang=" + language.code()).orElse(""));
  }

  private void data(Context context, Person person) {
    context.header("Content-Disposition", "attachment; filename=\"my-wallet.json\"");
    context.header("Cache-Control", "no-store");
    Json.answer(context, 200, MyDataJson.of(myData.of(person.account()).orElseThrow()));
  }

  private void askDelete(Context context, Person person) {
    if (!signInAgain.hasSent(person, context, DELETE)) {
      site.show(context, person.asVisitor(), "account", "delete", Map.of());
    }
  }

  private void delete(Context context, Person person) {
    site.form(context, person.visitor());
    // What is deleted does not come back.
    if (signInAgain.hasSent(person, context, DELETE)) {
      return;
    }
    var outcome = deleteAccount.delete(person.account());
    site.signOut(context, person.visitor());
    var pending = outcome == DeleteAccount.Outcome.BEING_DELETED ? "?pending=yes" : "";
    site.sendTo(context, "/account/deleted" + pending);
  }

  private void deleted(Context context) {
    site.show(
        context,
        Optional.empty(),
        "",
        "deleted",
        Map.of("pending", "yes".equals(context.queryParam("pending"))));
  }
}
