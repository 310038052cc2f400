package org.openfpx.conformance.recording;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.AsFirst;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Description;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Guarded;
import org.openfpx.conformance.driver.Journeying;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;

/** A driver that does as another, and tells a witness. */
record WatchedDriver(Driver real, Witness witness) implements Driver {
  @Override
  public String name() {
    return real.name();
  }

  @Override
  public String issuer() {
    return real.issuer();
  }

  @Override
  public Set<Capability> capabilities() {
    return real.capabilities();
  }

  @Override
  public String whyNot(Capability capability) {
    return real.whyNot(capability);
  }

  @Override
  public boolean isOurs() {
    return real.isOurs();
  }

  @Override
  public Party party() {
    return real.party();
  }

  @Override
  public Guarded guarded() {
    return real.guarded();
  }

  @Override
  public Journeying journeying() {
    return real.journeying();
  }

  @Override
  public Optional<String> preparation() {
    return real.preparation();
  }

  @Override
  public void begin() {
    real.begin();
  }

  @Override
  public Peer peer(Recorder recorder) {
    return real.peer(witness.seeing(recorder));
  }

  @Override
  public Client client(ClientRole role) {
    var client = real.client(role);
    witness.gave(Witness.word(role), client);
    return client;
  }

  @Override
  public String pat(ServerRole role) {
    var pat = real.pat(role);
    witness.gave("pat:" + Witness.word(role), pat);
    return pat;
  }

  @Override
  public Optional<String> initialAccessToken() {
    var token = real.initialAccessToken();
    token.ifPresent(given -> witness.gave("initial:token", given));
    return token;
  }

  @Override
  public Request introspecting(ServerRole role, Request request) {
    return real.introspecting(role, request);
  }

  @Override
  public String tokenWithoutProtection() {
    var token = real.tokenWithoutProtection();
    witness.gave("pat:without-protection", token);
    return token;
  }

  @Override
  public Description description() {
    return real.description();
  }

  @Override
  public Optional<String> standing(ResourceRole role) {
    var standing = real.standing(role);
    standing.ifPresent(id -> witness.gave("resource:" + Witness.word(role), id));
    return standing;
  }

  @Override
  public ServerRole holder() {
    return real.holder();
  }

  @Override
  public void allow(String resourceId, List<String> scopes) {
    real.allow(resourceId, scopes);
    witness.acted("allow", resourceId, scopes);
  }

  @Override
  public void forbid(String resourceId) {
    real.forbid(resourceId);
    witness.acted("forbid", resourceId, List.of());
  }

  @Override
  public URI gather(Recorder recorder, URI claims, Answering answering) {
    return witness.gathered(real, recorder, claims, answering);
  }

  @Override
  public void decide(String resourceId, boolean yes) {
    real.decide(resourceId, yes);
    witness.acted(yes ? "approve" : "refuse", resourceId, List.of());
  }

  @Override
  public AsFirst asFirst() {
    var parts = real.asFirst();
    witness.gave(Witness.AS_FIRST, parts.client());
    witness.gave(Witness.AS_FIRST_PUBLIC, parts.publicClient());
    return parts;
  }

  @Override
  public String patOf(String resourceServer) {
    var pat = real.patOf(resourceServer);
    witness.gave("pat:" + Witness.OF + resourceServer, pat);
    return pat;
  }

  @Override
  public Optional<Duration> ticketLifetime() {
    return real.ticketLifetime();
  }

  @Override
  public Optional<Duration> tokenLifetime() {
    return real.tokenLifetime();
  }

  @Override
  public Map<String, String> choices() {
    return real.choices();
  }

  @Override
  public void close() {
    real.close();
  }
}
