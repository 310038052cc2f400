package org.openfpx.apps.wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.registry.ApplyDrafts;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.registry.WalletTypes;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.file.RegistryFiles;
import org.openfpx.http.listener.Health;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.listener.Readiness;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started wallet. */
public final class Wallet implements AutoCloseable {
  /** As the line at start says it. */
  static final String VERSION = "0.1.0";

  private static final Logger LOG = LoggerFactory.getLogger(Wallet.class);

  private final Stores stores;
  private final Outgoing outgoing;
  private final Chores chores;
  private final Health health;
  private final Listener open;
  private final Listener admin;
  private final List<Route> routes;

  private Wallet(
      Stores stores,
      Outgoing outgoing,
      Chores chores,
      Health health,
      Listener open,
      Listener admin,
      List<Route> routes) {
    this.stores = stores;
    this.outgoing = outgoing;
    this.chores = chores;
    this.health = health;
    this.open = open;
    this.admin = admin;
    this.routes = List.copyOf(routes);
  }

  /** Starts a wallet. */
  public static Wallet start(Config config, World world) {
    var began = world.time().instant();
    var stores = Stores.open(config.system(), world);
    try {
      return start(config, world, stores, began);
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  private static Wallet start(Config config, World world, Stores stores, Instant began) {
    applyRegistry(config, world, stores);
    var keepKeys =
        new KeepSigningKeys(
            stores.signingKeys,
            new JoseKeyMaker(),
            stores.sealer,
            KeyRotation.DEFAULT,
            world.time());
    keepKeys.keep(SignatureAlgorithm.ES256);
    var outgoing = Outgoing.of(config, world, stores);
    var useCases = UseCases.of(config, world, stores, outgoing);
    var health = new Health(new Readiness("database", stores.database::answers));
    var endpoints = Endpoints.of(config, world, stores, useCases, health);
    var open =
        Listener.start(
            config.system().publicListener(), endpoints.issuer, endpoints.problems, endpoints.open);
    var admin =
        Listener.startAdmin(
            config.system().adminListener(), endpoints.issuer, endpoints.problems, endpoints.admin);
    var chores = Chores.begin(config, world, stores, useCases, keepKeys);
    var routes = endpoints.open.stream().flatMap(one -> one.routes().stream()).toList();
    var wallet = new Wallet(stores, outgoing, chores, health, open, admin, routes);
    wallet.say(config, Duration.between(began, world.time().instant()));
    return wallet;
  }

  private static void applyRegistry(Config config, World world, Stores stores) {
    var apply =
        new ApplyDrafts(WalletTypes.MODEL, stores.registryStore, stores.sealer, world.time());
    var language = config.system().languages().getFirst();
    new RegistryFiles(WalletTypes.MODEL, apply, language, config.environment())
        .applyOrRefuse(config.system().registry());
  }

  private void say(Config config, Duration took) {
    LOG.info(
        "wallet {} at {}, admin at {}, database {}, started in {} ms",
        VERSION,
        config.system().issuer(),
        admin.address(),
        stores.database.server(),
        took.toMillis());
  }

  /** What the public listener answers at. */
  List<Route> routes() {
    return routes;
  }

  /** Takes nothing new, finishes what is under way, and stops. */
  @Override
  public void close() {
    health.leave();
    open.close();
    admin.close();
    chores.close();
    outgoing.close();
    stores.close();
  }
}
