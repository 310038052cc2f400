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
import org.openfpx.conformance.driver.Consent;
import org.openfpx.conformance.driver.Description;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Flaw;
import org.openfpx.conformance.driver.Guarded;
import org.openfpx.conformance.driver.Journeying;
import org.openfpx.conformance.driver.RequestingParty;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.driver.Waiting;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.robot.Browser;

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
    var asked = real.introspecting(role, request);
    witness.introspects(asked, Witness.word(role));
    return asked;
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
  public Optional<String> type(ResourceRole role) {
    return real.type(role);
  }

  @Override
  public boolean prefersPolicy() {
    return real.prefersPolicy();
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
  public void allow(String resourceId, List<String> scopes, RequestingParty who) {
    real.allow(resourceId, scopes, who);
    witness.acted("allow-" + Witness.word(who), resourceId, scopes);
  }

  @Override
  public void ask(String resourceId, List<String> scopes) {
    real.ask(resourceId, scopes);
    witness.acted("ask", resourceId, scopes);
  }

  @Override
  public Answer attempt(ServerRole owner, String resourceId, List<String> scopes, Client client) {
    var answer = real.attempt(owner, resourceId, scopes, client);
    witness.acted(Witness.ATTEMPT + Witness.word(owner), resourceId, scopes);
    return answer;
  }

  @Override
  public List<Answer> attempt(
      ServerRole owner, List<String> resourceIds, List<String> scopes, Client client) {
    return real.attempt(owner, resourceIds, scopes, client);
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
  public Browser browser() {
    return real.browser();
  }

  @Override
  public URI gather(Browser browser, URI claims, Answering answering) {
    return real.gather(browser, claims, answering);
  }

  @Override
  public void decide(String resourceId, List<String> scopes) {
    real.decide(resourceId, scopes);
    witness.acted(scopes.isEmpty() ? "refuse" : "approve", resourceId, scopes);
  }

  @Override
  public List<Waiting> waiting(ServerRole owner) {
    return real.waiting(owner);
  }

  @Override
  public Consent consent(Set<String> scopes) {
    return real.consent(scopes);
  }

  @Override
  public String claimTokenFormat() {
    return real.claimTokenFormat();
  }

  @Override
  public String claimToken(ClientRole client, RequestingParty who, Flaw flaw) {
    var token = real.claimToken(client, who, flaw);
    var words = List.of(Witness.word(client), Witness.word(who), Witness.word(flaw));
    witness.claimed(token, "claim:" + String.join(":", words));
    return token;
  }

  @Override
  public Map<String, String> remembering() {
    return real.remembering();
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
