package org.openfpx.conformance.module;

import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.AsFirst;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Description;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;

/**
 * A driver that passes a server of ours off as somebody else's. What it says of policies is kept
 * here, for a planted behaviour to look at.
 */
final class Disguised implements Driver {
  private final Driver real;
  private final Set<Capability> capabilities;
  private final Map<String, String> choices;
  private Optional<Description> description = Optional.empty();
  private Optional<String> issuer = Optional.empty();
  private UnaryOperator<URI> returning = UnaryOperator.identity();
  private volatile boolean forbidden;

  Disguised(Driver real) {
    this.real = real;
    this.capabilities = EnumSet.copyOf(real.capabilities());
    this.choices = new HashMap<>();
  }

  Disguised with(Capability capability) {
    capabilities.add(capability);
    return this;
  }

  Disguised without(Capability capability) {
    capabilities.remove(capability);
    return this;
  }

  Disguised choosing(String choice, String outcome) {
    choices.put(choice, outcome);
    return this;
  }

  Disguised describing(Description other) {
    description = Optional.of(other);
    return this;
  }

  Disguised at(String otherIssuer) {
    issuer = Optional.of(otherIssuer);
    return this;
  }

  /** Has the browsers of people come back to another address. */
  Disguised returning(UnaryOperator<URI> other) {
    returning = other;
    return this;
  }

  /** Whether anything was forbidden. */
  boolean hasForbidden() {
    return forbidden;
  }

  @Override
  public String name() {
    return "disguised";
  }

  @Override
  public String issuer() {
    return issuer.orElseGet(real::issuer);
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public Peer peer(Recorder recorder) {
    return real.peer(recorder);
  }

  @Override
  public Client client(ClientRole role) {
    return real.client(role);
  }

  @Override
  public String pat(ServerRole role) {
    return real.pat(role);
  }

  @Override
  public AsFirst asFirst() {
    return real.asFirst();
  }

  @Override
  public String patOf(String resourceServer) {
    return real.patOf(resourceServer);
  }

  @Override
  public Description description() {
    return description.orElseGet(real::description);
  }

  @Override
  public Optional<String> standing(ResourceRole role) {
    return real.standing(role);
  }

  @Override
  public Optional<String> type(ResourceRole role) {
    return real.type(role);
  }

  @Override
  public ServerRole holder() {
    return real.holder();
  }

  @Override
  public void allow(String resourceId, List<String> scopes) {
    real.allow(resourceId, scopes);
  }

  @Override
  public void forbid(String resourceId) {
    forbidden = true;
  }

  @Override
  public URI gather(Recorder recorder, URI claims, Answering answering) {
    return returning.apply(real.gather(recorder, claims, answering));
  }

  @Override
  public Map<String, String> choices() {
    return choices;
  }
}
