package org.openfpx.http.discovery;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openfpx.http.json.Json;

/** The discovery documents of a system, derived once from what it has mounted. */
public final class Discovery implements Endpoint {
  private final List<Route> routes;

  private Discovery(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * The endpoints given and the documents that describe them.
   *
   * @throws IllegalArgumentException where two endpoints contradict each other, or one publishes an
   *     address that nobody answers at
   */
  public static List<Endpoint> describing(
      URI issuer, Set<DiscoveryDocument> served, List<? extends Endpoint> mounted) {
    var routes = new ArrayList<Route>();
    for (var document : DiscoveryDocument.values()) {
      if (served.contains(document)) {
        var content = content(issuer, document, mounted);
        routes.add(Route.get(document.path(), answering(content)));
      }
    }
    var all = new ArrayList<Endpoint>(mounted);
    all.add(new Discovery(routes));
    return List.copyOf(all);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  private static Handler answering(Map<String, Object> content) {
    return (Context context) -> {
      context.header("Cache-Control", "public, max-age=300");
      context.header("Access-Control-Allow-Origin", "*");
      Json.answer(context, 200, content);
    };
  }

  static Map<String, Object> content(
      URI issuer, DiscoveryDocument document, List<? extends Endpoint> mounted) {
    var members = new TreeMap<String, Object>();
    for (var endpoint : mounted) {
      for (var contribution : endpoint.contributions()) {
        if (contribution.documents().contains(document)) {
          var value = value(issuer, contribution.value(), mounted);
          members.merge(contribution.member(), value, (a, b) -> joined(contribution, a, b));
        }
      }
    }
    var content = new LinkedHashMap<String, Object>();
    content.put("issuer", issuer.toString());
    content.putAll(members);
    return content;
  }

  private static Object value(
      URI issuer, Contribution.Value value, List<? extends Endpoint> mounted) {
    return switch (value) {
      case Contribution.Value.Address(var path) -> address(issuer, path, mounted);
      case Contribution.Value.Listed(var values) -> List.copyOf(new LinkedHashSet<>(values));
      case Contribution.Value.Flag(var flag) -> flag;
      case Contribution.Value.Text(var text) -> text;
    };
  }

  private static String address(URI issuer, String path, List<? extends Endpoint> mounted) {
    boolean answered =
        mounted.stream()
            .flatMap(endpoint -> endpoint.routes().stream())
            .anyMatch(route -> route.path().equals(path));
    if (!answered) {
      throw new IllegalArgumentException("published, but nobody answers there: " + path);
    }
    return issuer.toString().replaceAll("/$", "") + path;
  }

  private static Object joined(Contribution contribution, Object one, Object other) {
    if (one instanceof List<?> first && other instanceof List<?> second) {
      var all = new LinkedHashSet<Object>(first);
      all.addAll(second);
      return List.copyOf(all);
    }
    if (!one.equals(other)) {
      throw new IllegalArgumentException("two answers for " + contribution.member());
    }
    return one;
  }
}
