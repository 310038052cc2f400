package org.openfpx.apps.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.openfpx.apps.authorizationserver.AuthorizationServer;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.apps.rsa.ResourceServerAdapter;
import org.openfpx.apps.wallet.Wallet;
import org.openfpx.domain.time.World;

/**
 * Starts the three systems as anybody would: with configuration files, which are written into the
 * folder, and the registry files of {@code examples/demo} and of those that are asked for besides.
 */
final class Systems implements AutoCloseable {
  private final Addresses addresses;
  private final DemoFolder folder;
  private final DemoSecrets secrets;
  private final List<Path> registries;
  private final List<Runnable> started = new ArrayList<>();

  Systems(Addresses addresses, DemoFolder folder, DemoSecrets secrets, List<Path> registries) {
    this.addresses = addresses;
    this.folder = folder;
    this.secrets = secrets;
    this.registries = registries;
  }

  /** What each is started with. */
  record Configs(Path as, Path wallet, Path adapter) {}

  /** Who is who. */
  private record Named(String key, Party open, Party admin) {}

  /** Starts all three. */
  void start(World world) {
    var configs = write();
    var environment = secrets.environment();
    started.add(
        AuthorizationServer.start(
                org.openfpx.apps.authorizationserver.Config.read(configs.as(), environment), world)
            ::close);
    started.add(
        ResourceServerAdapter.start(
                org.openfpx.apps.rsa.Config.read(configs.adapter(), environment), world)
            ::close);
    started.add(
        Wallet.start(org.openfpx.apps.wallet.Config.read(configs.wallet(), environment), world)
            ::close);
  }

  /** Writes what they are started with; their secrets are the environment that belongs to it. */
  Configs write() {
    var as =
        config(new Named("as", Party.AUTHORIZATION_SERVER, Party.AUTHORIZATION_SERVER_ADMIN), "");
    var wallet = config(new Named("wallet", Party.WALLET, Party.WALLET_ADMIN), "");
    var adapter =
        config(
            new Named("rsa", Party.PROVINCIAL_REGISTRY, Party.PROVINCIAL_REGISTRY_ADMIN),
            """
            federated: {issuer: "%s"}
            upstream: {url: "%s/fhir"}
            """
                .formatted(
                    addresses.of(Party.REGISTRY_LOGIN), addresses.of(Party.REGISTRY_RECORDS)));
    secrets.keep();
    new TargetFile(addresses, folder, secrets).write(registries);
    return new Configs(as, wallet, adapter);
  }

  private Path config(Named system, String more) {
    var key = "OPENFPX_" + system.key().toUpperCase(Locale.ROOT) + "_KEY";
    secrets.make(key);
    var config =
        """
        # Written by ./openfpx demo at each start.
        issuer: %s
        name: %s
        public: {host: 127.0.0.1, port: %d%s}
        admin: {host: 127.0.0.1, port: %d}
        database: {url: "%s", user: demo, connections: 6}
        key-encryption-key: {id: demo, environment: %s}
        registry: [%s]
        outgoing: {allowed-hosts: [%s]%s}
        """
            .formatted(
                addresses.of(system.open()),
                PartyNames.written(system.open()),
                addresses.port(system.open()),
                tls(),
                addresses.port(system.admin()),
                folder.embedded(system.key()),
                key,
                registryFiles(system.key()),
                String.join(", ", new TreeSet<>(addresses.hosts())),
                trust());
    return folder.write(system.key() + ".yaml", config + more);
  }

  private String tls() {
    return addresses
        .sites()
        .map(Sites::tls)
        .map(files ->
            ", tls: {certificate: \"" + files.certificate() + "\", key: \"" + files.key() + "\"}")
        .orElse("");
  }

  private String trust() {
    return addresses.sites().map(sites -> ", trust: \"" + sites.trust() + "\"").orElse("");
  }

  /** A copy of each in the demo's own folder, at the ports of this demo. */
  private String registryFiles(String key) {
    var written = new ArrayList<String>();
    for (var folderOfFiles : registries) {
      var file = folderOfFiles.resolve(key + ".yaml");
      if (Files.exists(file)) {
        var name = key + "-registry" + (written.isEmpty() ? "" : written.size()) + ".yaml";
        written.add("\"" + folder.write(name, registry(file)) + "\"");
      }
    }
    return String.join(", ", written);
  }

  private String registry(Path file) {
    try {
      var registry = addresses.in(Files.readString(file));
      TargetFile.SECRET.matcher(registry).results().forEach(found -> secrets.named(found.group(1)));
      return registry;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public void close() {
    started.reversed().forEach(Runnable::run);
  }
}
