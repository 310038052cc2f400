package org.openfpx.conformance.driver;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.played.PlayedServer;

/**
 * A resource server, of any make: the kit plays the authorization server that it is set up to ask,
 * and its client. The issuer of the target is that of the played server.
 */
final class ResourceServerDriver implements Driver {
  private final Target target;
  private final PlayedServer server;
  private final Guarded guarded;

  ResourceServerDriver(Target target) {
    this.target = target;
    var resource = target.settings().part("resource");
    var addresses = resource.addresses("url");
    if (addresses.size() != 1) {
      throw new BadTarget("resource.url is the address that is protected");
    }
    this.server = played(target);
    this.guarded =
        new Guarded(
            server,
            addresses.getFirst(),
            resource.text("id"),
            Set.copyOf(resource.texts("scopes")),
            !resource.optional("serves").orElse("true").equals("false"));
  }

  /** The server that is played at the issuer of this target. */
  static PlayedServer played(Target target) {
    var address = URI.create(target.issuer());
    if (address.getPort() == -1) {
      throw new BadTarget("issuer has a port of this machine, where the kit listens");
    }
    try {
      return PlayedServer.at(address, target.tls(address));
    } catch (IOException taken) {
      throw new BadTarget("issuer: the kit cannot listen at " + target.issuer());
    }
  }

  @Override
  public String name() {
    return "resource-server";
  }

  @Override
  public String issuer() {
    return target.issuer();
  }

  @Override
  public Party party() {
    return Party.RESOURCE_SERVER;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public Peer peer(Recorder recorder) {
    return target.peer(recorder);
  }

  @Override
  public Guarded guarded() {
    return guarded;
  }

  @Override
  public void close() {
    server.close();
  }
}
