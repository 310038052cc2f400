package org.openfpx.domain.rsa.route;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.domain.rsa.route.RouteMatch.Ambiguous;
import org.openfpx.domain.rsa.route.RouteMatch.Flaw;
import org.openfpx.domain.rsa.route.RouteMatch.Matched;
import org.openfpx.domain.rsa.route.RouteMatch.NotMapped;
import org.openfpx.domain.rsa.route.RouteMatch.ParameterRefused;
import org.openfpx.domain.rsa.route.StrictPercent.Refused;
import org.openfpx.domain.scope.ScopeSet;

/**
 * All mappings of a source. No two of them can match one request: that is checked when the table is
 * made, so that no order of rows ever decides who may read what.
 */
public final class RouteTable {
  /** Headers, in lower case, by which frameworks let a request be of another method than it is. */
  public static final Set<String> METHOD_OVERRIDES =
      Set.of("x-http-method-override", "x-http-method", "x-method-override");

  private final List<String> prefix;
  private final List<ProtectedRoute> routes;

  private RouteTable(List<String> prefix, List<ProtectedRoute> routes) {
    this.prefix = prefix;
    this.routes = routes;
  }

  /**
   * Makes a table.
   *
   * @param prefix the part of all paths that is ours and not the upstream's, such as {@code /api};
   *     {@code /} when the whole path goes up
   * @throws IllegalArgumentException if a path lies outside the prefix or two mappings overlap
   */
  public static RouteTable of(String prefix, Collection<ProtectedRoute> routes) {
    List<String> segments = prefix.equals("/") ? List.of() : StrictPath.segments(prefix);
    var table = List.copyOf(routes);
    for (int i = 0; i < table.size(); i++) {
      var route = table.get(i);
      if (!route.path().isUnder(segments)) {
        throw new IllegalArgumentException(
            "a protected path lies under " + prefix + ": " + route.path());
      }
      for (ProtectedRoute other : table.subList(i + 1, table.size())) {
        if (route.overlaps(other)) {
          throw new IllegalArgumentException(
              "two mappings match the same request: %s %s and %s"
                  .formatted(route.method(), route.path(), other.path()));
        }
      }
    }
    return new RouteTable(segments, table);
  }

  /** Finds the one mapping of a request. */
  public RouteMatch match(RawRequest request) {
    try {
      return matchStrictly(request);
    } catch (Refused refused) {
      return new Ambiguous(refused.flaw());
    }
  }

  private RouteMatch matchStrictly(RawRequest request) {
    var segments = StrictPath.segments(request.path());
    refuseWhatChangesTheRequest(request);
    var route = routes.stream().filter(r -> r.matches(request.method(), segments)).findFirst();
    if (route.isEmpty()) {
      return new NotMapped();
    }
    return withQuery(route.get(), segments, StrictQuery.parse(request.query()));
  }

  private static void refuseWhatChangesTheRequest(RawRequest request) {
    boolean overridden =
        request.headers().stream()
            .anyMatch(h -> METHOD_OVERRIDES.contains(h.toLowerCase(Locale.ROOT)));
    if (overridden) {
      throw new Refused(Flaw.METHOD_OVERRIDE);
    }
    if (request.hasBody()) {
      throw new Refused(Flaw.BODY);
    }
  }

  private RouteMatch withQuery(ProtectedRoute route, List<String> segments, StrictQuery query) {
    Optional<String> refused =
        query.parameters().stream()
            .filter(p -> !route.parameters().contains(p.name()) || p.refersToAPerson())
            .map(StrictQuery.Parameter::name)
            .findFirst();
    if (refused.isPresent()) {
      return refused.get().equals("_method")
          ? new Ambiguous(Flaw.METHOD_OVERRIDE)
          : new ParameterRefused(refused.get());
    }
    String path =
        segments.subList(prefix.size(), segments.size()).stream()
            .map(StrictPercent::encode)
            .collect(Collectors.joining("/", "/", ""));
    return new Matched(route, new UpstreamTarget(path, query.encoded()));
  }

  /** Whether a route of ours is protected by that server under that name with these scopes. */
  public boolean protects(URI authorizationServer, ResourceId resource, ScopeSet scopes) {
    var offered =
        routes.stream()
            .map(ProtectedRoute::needs)
            .filter(n -> n.authorizationServer().equals(authorizationServer))
            .filter(n -> n.resource().equals(resource))
            .map(ProtectedResource::scopes)
            .reduce(ScopeSet.NONE, ScopeSet::or);
    return !scopes.isEmpty() && offered.covers(scopes);
  }

  /** The authorization servers that protect something here. */
  public Set<URI> authorizationServers() {
    return routes.stream()
        .map(r -> r.needs().authorizationServer())
        .collect(Collectors.toUnmodifiableSet());
  }
}
