package org.openfpx.http;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.listener.ListenerConfig;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.SecurityHeaders;
import org.openfpx.http.page.Site;
import org.openfpx.http.problem.Problems;

/** A listener on a free port with some routes, and a client that does not follow redirects. */
public final class TestListener implements AutoCloseable {
  private static final URI ISSUER = URI.create("https://edge.test");

  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();
  public final Pages pages =
      new Pages(
          new Site(
              "edge",
              LocalizedText.of(new Language("en"), "Edge"),
              ISSUER,
              List.of(new Language("en"), new Language("fr"), new Language("es"))));

  public TestListener(Route... routes) {
    this(List.of(() -> List.of(routes)));
  }

  public TestListener(List<Endpoint> endpoints) {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  new Problems(() -> "0123456789abcdefghijkl", Optional.of(pages)).install(config);
                  SecurityHeaders.install(config, ISSUER);
                  for (var endpoint : endpoints) {
                    for (var route : endpoint.routes()) {
                      config.routes.addHttpHandler(route.method(), route.path(), route.handler());
                    }
                  }
                })
            .start("127.0.0.1", 0);
  }

  /** Where a listener of the product itself speaks plain HTTP, to this machine alone. */
  public static ListenerConfig onLoopback(int port) {
    return new ListenerConfig("127.0.0.1", port, Optional.empty(), false, Set.of());
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }
}
