package org.openfpx.apps.demo.clinic;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Stream;
import org.openfpx.apps.demo.provider.Accounts;
import org.openfpx.apps.demo.records.RecordBook;
import org.openfpx.domain.rsa.access.Access;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.rsa.guard.ResourceMetadata;
import org.openfpx.http.rsa.guard.RsGuard;
import org.openfpx.idp.uma.OneAuthorizationServer;

/** The protected records: what a token permits, of the person its ROT stands for, and no more. */
final class RecordsEndpoint implements Endpoint {
  private static final String BASE = "/api";
  private static final String READ = "read";

  private final RecordBook book;
  private final Accounts accounts;
  private final OneAuthorizationServer server;
  private final RsGuard guard;
  private final Rots rots;
  private final String publicBase;

  RecordsEndpoint(
      RecordBook book,
      Accounts accounts,
      OneAuthorizationServer server,
      RsGuard guard,
      Rots rots,
      String address) {
    this.book = book;
    this.accounts = accounts;
    this.server = server;
    this.guard = guard;
    this.rots = rots;
    this.publicBase = address + BASE;
  }

  @Override
  public List<Route> routes() {
    return Stream.of(
            routes("/Immunization", RecordBook.Kind.IMMUNIZATION, "city-clinic-immunizations"),
            routes("/Patient", RecordBook.Kind.PATIENT, "city-clinic-profile"))
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> routes(String path, RecordBook.Kind kind, String resourceId) {
    var wanted = server.resource(resourceId, READ);
    var guarded = guard.handler(wanted, (context, access) -> serve(context, kind, wanted, access));
    return List.of(
        new Route(HandlerType.GET, BASE + path, guarded),
        new Route(HandlerType.HEAD, BASE + path, guarded),
        Route.get(ResourceMetadata.PLACE + BASE + path, guard.metadata(wanted)));
  }

  private void serve(
      Context context, RecordBook.Kind kind, ProtectedResource wanted, Access access) {
    access
        .whose(rots::resolve)
        .flatMap(accounts::find)
        .map(person -> book.search(person.user(), kind, publicBase))
        .ifPresentOrElse(
            bundle -> context.contentType("application/fhir+json").result(bundle.toString()),
            () -> guard.challenge(context.req(), context.res(), wanted));
  }
}
