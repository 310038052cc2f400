package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;

/** The organisations that this wallet knows, and where people can sign in: open to everybody. */
public final class OrganizationsEndpoint implements Endpoint {
  private final Catalogue catalogue;

  public OrganizationsEndpoint(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/registry/organizations", this::organisations),
        Route.get("/login/idps", this::idps));
  }

  private void organisations(Context context) {
    Json.answer(
        context,
        200,
        catalogue.organisations().stream()
            .map(organisation ->
                Map.of(
                    "name",
                    byLanguage(organisation.name()),
                    "mainOperator",
                    organisation.mainOperator()))
            .toList());
  }

  private void idps(Context context) {
    Json.answer(
        context,
        200,
        catalogue.idps().stream()
            .map(idp ->
                Map.of("idp_authenticator_id", idp.identifier(), "name", byLanguage(idp.name())))
            .toList());
  }

  private static Map<String, String> byLanguage(LocalizedText text) {
    Map<String, String> texts = new LinkedHashMap<>();
    text.byLanguage().forEach((language, words) -> texts.put(language.code(), words));
    return texts;
  }
}
