package org.openfpx.apps.demo.source;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import org.openfpx.apps.demo.party.Reply;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.apps.demo.records.RecordBook;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.oauth.BearerDoor;

/** The person's own records, for an access token of the provider that this source trusts. */
public final class FhirSource implements Endpoint {
  private static final String BASE = "/fhir";

  private final RecordBook book;
  private final URI userinfo;
  private final String publicBase;
  private final Telephone telephone;

  /**
   * @param userinfo where the provider says whose token it is
   * @param publicBase the address that stands in the records: the one by which clients come
   */
  public FhirSource(RecordBook book, URI userinfo, String publicBase, Telephone telephone) {
    this.book = book;
    this.userinfo = userinfo;
    this.publicBase = publicBase;
    this.telephone = telephone;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(BASE + "/Immunization", context -> serve(context, RecordBook.Kind.IMMUNIZATION)),
        Route.get(BASE + "/Patient", context -> serve(context, RecordBook.Kind.PATIENT)));
  }

  private void serve(Context context, RecordBook.Kind kind) {
    context.header("Cache-Control", "no-store");
    var token = BearerDoor.token(context);
    if (token.isEmpty()) {
      refuse(context, "");
      return;
    }
    switch (telephone.get(userinfo, token.get())) {
      case Reply.Unreachable() -> context.status(503).result("");
      case Reply.Answered person when person.isGood() -> {
        var bundle = book.search(person.text("preferred_username"), kind, publicBase);
        context.contentType("application/fhir+json").result(bundle.toString());
      }
      case Reply.Answered _ -> refuse(context, ", error=\"invalid_token\"");
    }
  }

  private static void refuse(Context context, String more) {
    context.header("WWW-Authenticate", "Bearer realm=\"records\"" + more);
    context.status(401).result("");
  }
}
