package org.openfpx.apps.authorizationserver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.registry.ApplyDrafts;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.file.RegistryFiles;
import org.openfpx.http.listener.Health;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.listener.Readiness;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.Site;
import org.openfpx.http.problem.Problems;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.persistence.reaper.Reaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started authorization server. */
public final class AuthorizationServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationServer.class);
  private static final String VERSION = "0.1.0";

  /** ES256 for what it shows to wallets and its signed answers, either for ID tokens. */
  static final List<SignatureAlgorithm> SIGNED_BY =
      List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256);

  private static final Duration LOGOUTS_EVERY = Duration.ofSeconds(2);
  private static final int LOGOUTS_AT_ONCE = 20;

  private final Stores stores;
  private final Outgoing outgoing;
  private final Health health;
  private final Listener publicListener;
  private final Listener adminListener;
  private final List<Endpoint> endpoints;
  private final Reaper reaper;
  private final Reaper logouts;

  private AuthorizationServer(
      Stores stores, Outgoing outgoing, Health health, Listeners listeners, Chores chores) {
    this.stores = stores;
    this.outgoing = outgoing;
    this.health = health;
    this.publicListener = listeners.open();
    this.adminListener = listeners.admin();
    this.endpoints = listeners.endpoints();
    this.reaper = chores.reaper();
    this.logouts = chores.logouts();
  }

  /** Each with a thread of its own: clients that are slow to answer hold up no housekeeping. */
  private record Chores(Reaper reaper, Reaper logouts) {}

  /**
   * @param endpoints what the first answers at
   */
  private record Listeners(Listener open, Listener admin, List<Endpoint> endpoints) {}

  /**
   * Starts one.
   *
   * @throws IllegalStateException or {@link org.openfpx.http.file.ConfigRefused} with a message for
   *     the operator, if it can't
   */
  public static AuthorizationServer start(Config config, World world) {
    long begin = System.nanoTime();
    var stores = Stores.open(config.system(), world);
    try {
      var server = start(config, world, stores);
      LOG.info(
          "authorization server {} at {}, admin at {}, database {}, started in {} ms",
          VERSION,
          config.system().issuer(),
          server.adminListener.address(),
          stores.database().server(),
          Duration.ofNanos(System.nanoTime() - begin).toMillis());
      return server;
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  private static AuthorizationServer start(Config config, World world, Stores stores) {
    applyRegistry(config, world, stores);
    var keys =
        new KeepSigningKeys(
            stores.signingKeys(),
            new JoseKeyMaker(),
            stores.sealer(),
            KeyRotation.DEFAULT,
            world.time());
    keys.keep(SignatureAlgorithm.ES256);
    var outgoing = Outgoing.of(config.system(), world, stores, keys::keep);
    var useCases = UseCases.of(config.system().issuer(), world, stores, outgoing);
    useCases.endDisabled().end();
    var health = new Health(new Readiness("database", stores.database()::answers));
    var means = new Endpoints.Means(config.system().issuer(), world, stores, outgoing.signer());
    var listeners = listen(config, means, useCases, health);
    var housekeeping = new Housekeeping(world, useCases, stores, keys);
    var reaper = Reaper.every(config.reaperInterval(), housekeeping::round);
    // The first key of RSA takes a while, for which nobody who starts a server waits.
    reaper.once(housekeeping::keepKeys);
    var send = useCases.signIn().sendLogouts();
    var logouts = Reaper.every(LOGOUTS_EVERY, () -> send.send(LOGOUTS_AT_ONCE) >= LOGOUTS_AT_ONCE);
    return new AuthorizationServer(
        stores, outgoing, health, listeners, new Chores(reaper, logouts));
  }

  private static void applyRegistry(Config config, World world, Stores stores) {
    var model = AuthorizationServerTypes.MODEL;
    var applied =
        new RegistryFiles(
                model,
                new ApplyDrafts(model, stores.registryStore(), stores.sealer(), world.time()),
                config.system().languages().getFirst(),
                config.environment())
            .applyOrRefuse(config.system().registry());
    LOG.debug("the registry is at version {}", applied.registry().version());
  }

  private static Listeners listen(
      Config config, Endpoints.Means means, UseCases useCases, Health health) {
    var ids = means.world().ids();
    var system = config.system();
    var issuer = system.issuer();
    var pages = new Pages(new Site("as", config.name(), issuer.at("/"), system.languages()));
    var endpoints = Endpoints.open(means, useCases, pages);
    var open =
        Listener.start(
            system.publicListener(),
            issuer.at("/"),
            new Problems(ids::next, Optional.of(pages)),
            endpoints);
    try {
      var admin =
          Listener.startAdmin(
              system.adminListener(),
              issuer.at("/"),
              new Problems(ids::next, Optional.empty()),
              List.of(health));
      return new Listeners(open, admin, endpoints);
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /** What the public listener answers at. */
  List<Route> routes() {
    return endpoints.stream().flatMap(endpoint -> endpoint.routes().stream()).toList();
  }

  /** The port of the public listener. */
  public int publicPort() {
    return publicListener.port();
  }

  /** The port of the admin listener. */
  public int adminPort() {
    return adminListener.port();
  }

  /** Takes no more requests, finishes those under way, and stops. */
  @Override
  public void close() {
    health.leave();
    publicListener.close();
    reaper.close();
    logouts.close();
    adminListener.close();
    outgoing.close();
    stores.close();
  }
}
