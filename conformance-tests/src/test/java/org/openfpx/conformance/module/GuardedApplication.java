package org.openfpx.conformance.module;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.openfpx.conformance.run.ThrowAwayCa;
import org.openfpx.domain.rsa.access.GuardResource;
import org.openfpx.http.rsa.guard.RsGuard;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;
import org.openfpx.idp.uma.OneAuthorizationServer;
import org.openfpx.idp.uma.OneAuthorizationServer.Account;

/**
 * An application that is guarded as City Clinic is, by {@code RsGuard}, at an authorization server
 * that may be started later. What it answers may be distorted.
 */
final class GuardedApplication implements AutoCloseable {
  static final String RESOURCE = "kit-records";
  static final String SCOPE = "read";

  private final Outgoing outgoing;
  private final String issuer;
  private final Javalin application;
  private volatile Distortion distortion = Distortion.NONE;

  /** What becomes of an answer, and for which scope the application asks. */
  record Distortion(String scope, Altering altering) {
    static final Distortion NONE = new Distortion(SCOPE, _ -> {});

    static Distortion of(Altering altering) {
      return new Distortion(SCOPE, altering);
    }
  }

  /** Changes an answer before it is sent. */
  interface Altering {
    void alter(Context context);
  }

  /** With TLS of this authority, whom alone it believes. */
  GuardedApplication(String issuer, ThrowAwayCa ca) {
    this.issuer = issuer;
    var trust = Optional.of(ca.folder().resolve("ca.crt"));
    this.outgoing =
        Outgoing.within(
            new OutgoingSettings(Set.of("localhost"), Duration.ofSeconds(20), 4096, trust));
    this.application =
        Javalin.create(
                config -> {
                  configure(config);
                  config.jetty.addConnector((server, _) -> withTls(server, ca));
                })
            .start();
  }

  private static ServerConnector withTls(Server server, ThrowAwayCa ca) {
    var tls = new SslContextFactory.Server();
    tls.setSslContext(ca.serving());
    var connector = new ServerConnector(server, tls);
    connector.setHost("127.0.0.1");
    return connector;
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    var as = new OneAuthorizationServer(Account.of(issuer, "kit", "secret"), outgoing, time());
    var guard = new RsGuard("Kit", new GuardResource(time(), as, as));
    config.routes.get(
        "/records",
        context ->
            guard
                .handler(
                    as.resource(RESOURCE, distortion.scope()),
                    (served, _) -> served.result("records"))
                .handle(context));
    config.routes.get("/records/error", context -> context.status(404));
    config.routes.after("/records", context -> distortion.altering().alter(context));
    config.routes.after("/records/error", context -> distortion.altering().alter(context));
  }

  private static InstantSource time() {
    return InstantSource.system();
  }

  URI address() {
    return URI.create("https://localhost:" + application.port() + "/records");
  }

  void distort(Distortion other) {
    distortion = other;
  }

  @Override
  public void close() {
    application.stop();
    outgoing.close();
  }
}
