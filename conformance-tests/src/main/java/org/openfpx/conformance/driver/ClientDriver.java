package org.openfpx.conformance.driver;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.played.PlayedServer;
import org.openfpx.conformance.played.PlayedSource;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;

/**
 * A client, of any make, with a page for people: the kit plays the authorization server and the
 * resource server that it is set up to ask, and the person's browser.
 */
final class ClientDriver implements Driver {
  private final Target target;
  private final Settings client;
  private final PlayedServer server;
  private final PlayedSource source;
  private final Journeying journeying;

  ClientDriver(Target target) {
    this.target = target;
    this.client = target.settings().part("client");
    var resource = target.settings().part("resource");
    var address = only(resource, "url");
    var callback = only(client, "claims-redirect-uri");
    only(client, "page");
    this.server = ResourceServerDriver.played(target);
    this.source = source(address);
    this.journeying =
        new Journeying(
            server,
            source,
            address,
            resource.optional("type").orElse(""),
            callback,
            target::browser,
            this::ask);
  }

  private static URI only(Settings settings, String name) {
    var addresses = settings.addresses(name);
    if (addresses.size() != 1) {
      throw new BadTarget(name + " is one address");
    }
    return addresses.getFirst();
  }

  private PlayedSource source(URI address) {
    try {
      return PlayedSource.at(address, target.issuer(), target.tls(address));
    } catch (IOException taken) {
      server.close();
      throw new BadTarget("resource.url: the kit cannot listen at " + address);
    }
  }

  /** Opens the page of the client and sends the form that is named. */
  private Sight ask(Browser browser) {
    var sight = browser.open("The person comes to the client", only(client, "page"));
    if (!(sight instanceof Sight.Shown(Page page))) {
      throw new UnexpectedAnswer("the page of the client sends the person away at once");
    }
    var path = client.text("form");
    var form =
        page.form(one -> one.action().getPath().equals(path))
            .orElseThrow(() -> new UnexpectedAnswer("the page of the client has no form " + path));
    return browser.enter("The person asks", filled(form));
  }

  private Form filled(Form form) {
    var filled = form;
    var fields = client.part("fields");
    for (var name : fields.names()) {
      filled = filled.fill(name, fields.text(name));
    }
    return filled;
  }

  @Override
  public String name() {
    return "client";
  }

  @Override
  public String issuer() {
    return target.issuer();
  }

  @Override
  public Party party() {
    return Party.CLIENT;
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
  public Journeying journeying() {
    return journeying;
  }

  @Override
  public void close() {
    source.close();
    server.close();
  }
}
