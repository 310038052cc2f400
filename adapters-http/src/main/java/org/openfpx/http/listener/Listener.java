package org.openfpx.http.listener;

import io.github.bucket4j.TimeMeter;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.limit.RateLimits;
import org.openfpx.http.page.SecurityHeaders;
import org.openfpx.http.problem.BadRequest;
import org.openfpx.http.problem.Problems;

/** A started server of some endpoints at one address. */
public final class Listener implements AutoCloseable {
  private static final int LARGEST_HEADER_BYTES = 16 * 1024;
  private static final long LARGEST_BODY_BYTES = 1024L * 1024;
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
  private static final Duration IDLE = Duration.ofSeconds(60);

  private static final Times TIMES = new Times(Duration.ofSeconds(60), Duration.ofSeconds(5));

  /** How long the end waits for requests under way. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Javalin server;
  private final ListenerConfig where;

  private final int port;

  /**
   * How long others are waited for.
   *
   * @param head until the head of a request is whole
   * @param idleWhenFull a connection that says nothing, while there are as many as there may be
   * @param meter the clock by which requests are counted
   */
  record Times(Duration head, Duration idleWhenFull, TimeMeter meter) {
    Times(Duration head, Duration idleWhenFull) {
      this(head, idleWhenFull, TimeMeter.SYSTEM_NANOTIME);
    }
  }

  private Listener(Javalin server, ListenerConfig where) {
    this.server = server;
    this.where = where;
    port = server.port();
  }

  /**
   * Starts to listen where everybody comes; who asks by a name that is not ours gets no answer.
   *
   * @param issuer where browsers and others find the system; decides whether headers ask for TLS
   * @throws IllegalStateException with a message for the operator, if it can't
   */
  public static Listener start(
      ListenerConfig where, URI issuer, Problems problems, List<? extends Endpoint> endpoints) {
    return start(where, TIMES, issuer, problems, endpoints);
  }

  /** The same with other times. */
  static Listener start(
      ListenerConfig where,
      Times times,
      URI issuer,
      Problems problems,
      List<? extends Endpoint> endpoints) {
    var port = new AtomicInteger(where.port());
    var names = new OwnNames(issuer, where.furtherNames(), port::get);
    var listener =
        started(
            where,
            config -> {
              server(config, where, times);
              problems(config, issuer, problems);
              limits(config, where, times.meter());
              names.install(config);
              routes(config, endpoints);
            });
    port.set(listener.port());
    return listener;
  }

  /**
   * Starts to listen for health checks and administration: probes and proxies ask by whatever name
   * or number they know.
   *
   * @param issuer decides whether headers ask for TLS
   * @throws IllegalStateException with a message for the operator, if it can't
   */
  public static Listener startAdmin(
      ListenerConfig where, URI issuer, Problems problems, List<? extends Endpoint> endpoints) {
    return started(
        where,
        config -> {
          server(config, where, TIMES);
          problems(config, issuer, problems);
          routes(config, endpoints);
        });
  }

  private static Listener started(ListenerConfig where, Consumer<JavalinConfig> configuration) {
    JavalinLogger.startupInfo = false;
    var server = Javalin.create(configuration);
    try {
      server.start();
    } catch (JavalinBindException e) {
      throw new IllegalStateException(
          "can't listen at " + where.host() + ", port " + where.port() + ": " + e.getMessage(), e);
    }
    return new Listener(server, where);
  }

  private static void problems(JavalinConfig config, URI issuer, Problems problems) {
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new ServerErrors(problems, issuer)));
    problems.install(config);
    SecurityHeaders.install(config, issuer);
  }

  private static void limits(JavalinConfig config, ListenerConfig where, TimeMeter meter) {
    where
        .limits()
        .map(settings -> new RateLimits(settings, where.behindProxy(), meter))
        .ifPresent(limits -> limits.install(config));
  }

  private static void server(JavalinConfig config, ListenerConfig where, Times times) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = LARGEST_BODY_BYTES;
    // Compressed pages that hold a secret and something an attacker chose tell the secret (BREACH).
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(Listener::http);
    config.jetty.modifyServer(jetty -> handlers(jetty, times.head()));
    config.jetty.addConnector((jetty, http) -> connector(jetty, http, where, times));
  }

  private static void http(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(LARGEST_HEADER_BYTES);
    // Else a header that differs in case alone from one before it on the same connection is taken
    // for that one: a token, a secret or a cookie for another.
    http.setHeaderCacheCaseSensitive(true);
  }

  private static void handlers(Server server, Duration head) {
    var heads = new HeadsInTime(server.getScheduler(), head);
    server.addBean(heads);
    server.setStopTimeout(GRACE.toMillis());
    server.setHandler(heads.before(new GracefulHandler()));
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, ListenerConfig where, Times times) {
    var connector =
        where
            .tls()
            .map(files -> withTls(server, http, files))
            .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setHost(where.host());
    connector.setPort(where.port());
    connector.setIdleTimeout(IDLE.toMillis());
    connector
        .getConnectionFactory(HttpConnectionFactory.class)
        .addEventListener(server.getBean(HeadsInTime.class));
    // Those beyond wait to be accepted; meanwhile nobody keeps a place by silence.
    var limit = new NetworkConnectionLimit(where.connections(), connector);
    limit.setEndPointIdleTimeout(times.idleWhenFull().toMillis());
    server.addBean(limit);
    return connector;
  }

  private static ServerConnector withTls(Server server, HttpConfiguration http, TlsFiles files) {
    var context = new SslContextFactory.Server();
    context.setKeyStore(PemKeyStore.of(files));
    context.setKeyStorePassword(PemKeyStore.PASSWORD);
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    // The name in the certificate is for clients to check; a proxy may ask by number.
    var secure = new HttpConfiguration(http);
    secure.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(secure));
  }

  /** Javalin heeds the header, of which neither a proof of a key nor a proxy's rule knows. */
  private static void refuseAnotherMethod(Context context) {
    if (context.req().getHeader(METHOD_OVERRIDE) != null) {
      throw new BadRequest(
          "invalid_request", "the method is that of the request line: no " + METHOD_OVERRIDE);
    }
  }

  private static void routes(JavalinConfig config, List<? extends Endpoint> endpoints) {
    config.routes.before(Listener::refuseAnotherMethod);
    for (var endpoint : endpoints) {
      for (var route : endpoint.routes()) {
        config.routes.addHttpHandler(route.method(), route.path(), route.handler());
      }
    }
  }

  /** The port it listens at. */
  public int port() {
    return port;
  }

  /** Its address for the line at start: {@code http://127.0.0.1:8411}. */
  public String address() {
    var host = where.host().contains(":") ? "[" + where.host() + "]" : where.host();
    return (where.tls().isPresent() ? "https" : "http") + "://" + host + ":" + port;
  }

  /** Takes no more requests, waits for those under way, and stops. */
  @Override
  public void close() {
    server.stop();
  }
}
