package org.openfpx.apps.demo.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.openfpx.apps.demo.provider.Accounts;
import org.openfpx.apps.demo.records.Person;
import org.openfpx.apps.demo.records.RecordBook;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.oauth.BearerDoor;

/** The protected records: what a token permits, of the person its ROT stands for, and no more. */
final class RecordsEndpoint implements Endpoint {
  private static final String BASE = "/api";
  private static final String READ = "read";

  private final RecordBook book;
  private final Accounts accounts;
  private final Protection protection;
  private final Rots rots;
  private final String publicBase;

  RecordsEndpoint(
      RecordBook book, Accounts accounts, Protection protection, Rots rots, String address) {
    this.book = book;
    this.accounts = accounts;
    this.protection = protection;
    this.rots = rots;
    this.publicBase = address + BASE;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
            BASE + "/Immunization",
            context -> serve(context, RecordBook.Kind.IMMUNIZATION, "city-clinic-immunizations")),
        Route.get(
            BASE + "/Patient",
            context -> serve(context, RecordBook.Kind.PATIENT, "city-clinic-profile")));
  }

  private void serve(Context context, RecordBook.Kind kind, String resourceId) {
    context.header("Cache-Control", "no-store");
    var person = BearerDoor.token(context).flatMap(token -> person(token, resourceId));
    if (person.isEmpty()) {
      challenge(context, resourceId);
      return;
    }
    var bundle = book.search(person.get().user(), kind, publicBase);
    context.contentType("application/fhir+json").result(bundle.toString());
  }

  private Optional<Person> person(Secret token, String resourceId) {
    return protection
        .introspect(token)
        .filter(found -> found.path("active").asBoolean(false))
        .filter(found -> found.path("iss").asText().equals(protection.issuer()))
        .flatMap(found -> subject(found, resourceId))
        .flatMap(accounts::find);
  }

  private Optional<String> subject(JsonNode found, String resourceId) {
    for (var permission : found.path("permissions")) {
      var binding = binding(found, permission);
      var rot = permission.path("rot").asText("");
      if (binding.resourceId().equals(resourceId)
          && binding.scopes().contains(READ)
          && !rot.isEmpty()) {
        var id = permission.path("permission_id").asText();
        return rots.resolve(new Secret(rot), id, binding);
      }
    }
    return Optional.empty();
  }

  private Binding binding(JsonNode found, JsonNode permission) {
    var scopes = new LinkedHashSet<String>();
    permission.path("resource_scopes").forEach(scope -> scopes.add(scope.asText()));
    return new Binding(
        protection.issuer(),
        found.path("client_id").asText(),
        permission.path("resource_id").asText(),
        scopes,
        Instant.ofEpochSecond(permission.path("exp").asLong()));
  }

  /** UMA Grant 3.2.1: where to ask, and with what; 3.2.2: that there is nobody to ask. */
  private void challenge(Context context, String resourceId) {
    var ticket = protection.ticket(resourceId, READ);
    if (ticket.isEmpty()) {
      context.header("Warning", "199 - \"UMA Authorization Server Unreachable\"");
      context.status(403).result("");
      return;
    }
    context.header(
        "WWW-Authenticate",
        "UMA realm=\"City Clinic\", as_uri=\"%s\", ticket=\"%s\""
            .formatted(protection.issuer(), ticket.get()));
    context.status(401).result("");
  }
}
