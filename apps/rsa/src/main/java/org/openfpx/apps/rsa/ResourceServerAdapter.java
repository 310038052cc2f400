package org.openfpx.apps.rsa;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.registry.ApplyDrafts;
import org.openfpx.domain.rsa.registry.RsaTypes;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.file.ConfigRefused;
import org.openfpx.http.file.RegistryFiles;
import org.openfpx.http.listener.Health;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.listener.Readiness;
import org.openfpx.http.problem.Problems;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.persistence.reaper.Reaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started Resource Server Adapter; closing it finishes what is under way and stops it. */
public final class ResourceServerAdapter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceServerAdapter.class);
  private static final String VERSION = "0.1.0";
  private static final Duration BETWEEN_KEY_CHECKS = Duration.ofHours(1);

  /** What was opened, the last first. */
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private List<Route> routes = List.of();

  private ResourceServerAdapter() {}

  /**
   * Starts one.
   *
   * @throws ConfigRefused if the configuration or the registry can't be started with
   * @throws IllegalStateException with a message for the operator, if the database or an address
   *     can't be used
   */
  public static ResourceServerAdapter start(Config config, World world) {
    var started = new ResourceServerAdapter();
    try {
      started.open(config, world);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void open(Config config, World world) {
    long begun = System.nanoTime();
    var stores = opened(Stores.open(config.system(), world));
    applyRegistry(config, world, stores);
    var registry = registry(config, stores);
    keepSigningKeys(world, stores);
    var partners = opened(Partners.of(config, world, stores, registry));
    var rules = opened(UseCases.of(config, world, stores, partners, registry));
    opened(stores.reaper(world));
    var health = new Health(new Readiness("database", stores.database()::answers));
    var endpoints = Endpoints.of(config, world, stores, partners, rules, registry, health);
    routes = endpoints.open().stream().flatMap(one -> one.routes().stream()).toList();
    var admin = listen(config, world, endpoints);
    // The first to be closed: whoever sends requests here learns that there is no more use.
    opened.push(health::leave);
    LOG.info(
        "resource server adapter {} at {}, admin at {}, database {}, started in {} ms",
        VERSION,
        config.system().issuer(),
        admin.address(),
        stores.database().server(),
        Duration.ofNanos(System.nanoTime() - begun).toMillis());
  }

  private static void applyRegistry(Config config, World world, Stores stores) {
    new RegistryFiles(
            RsaTypes.MODEL,
            new ApplyDrafts(RsaTypes.MODEL, stores.registry(), stores.sealer(), world.time()),
            config.system().languages().getFirst(),
            config.environment())
        .applyOrRefuse(config.system().registry());
  }

  /** The registry, refused if nothing could be served with it. */
  private static CurrentRegistry registry(Config config, Stores stores) {
    var registry = new CurrentRegistry(stores.registry(), config.paths().api());
    try {
      if (registry.snapshot().provider(config.federated()).isEmpty()) {
        throw new ConfigRefused(
            "federated.issuer: the registry has no oauth-provider with the issuerUri "
                + config.federated());
      }
    } catch (IllegalArgumentException wrong) {
      throw new ConfigRefused("registry: " + wrong.getMessage(), wrong);
    }
    return registry;
  }

  private void keepSigningKeys(World world, Stores stores) {
    var keys =
        new KeepSigningKeys(
            stores.signingKeys(),
            new JoseKeyMaker(),
            stores.sealer(),
            KeyRotation.DEFAULT,
            world.time());
    keys.keep(SignatureAlgorithm.ES256);
    opened(
        Reaper.every(
            BETWEEN_KEY_CHECKS,
            () -> {
              keys.keep(SignatureAlgorithm.ES256);
              return false;
            }));
  }

  /** Opens both listeners, and gives the one for operators. */
  private Listener listen(Config config, World world, Endpoints endpoints) {
    var system = config.system();
    var address = system.issuer().at("/");
    var admin =
        opened(
            Listener.startAdmin(
                system.adminListener(),
                address,
                new Problems(world.ids()::next, Optional.empty()),
                endpoints.admin()));
    opened(
        Listener.start(
            system.publicListener(),
            address,
            new Problems(world.ids()::next, Optional.of(endpoints.pages())),
            endpoints.open()));
    return admin;
  }

  /** What the public listener answers at. */
  List<Route> routes() {
    return routes;
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      var next = opened.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("{} was not closed in order", next.getClass().getSimpleName(), e);
      }
    }
  }
}
