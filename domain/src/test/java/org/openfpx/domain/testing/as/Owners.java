package org.openfpx.domain.testing.as;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.as.owned.OwnedResource;
import org.openfpx.domain.as.registry.ClaimsIssuer;
import org.openfpx.domain.as.registry.Network;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Participants;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.VerificationKeys;

/**
 * The small network with resources that belong to somebody, and somebody who vouches for people.
 */
public final class Owners {
  public static final Issuer PEOPLE = new Issuer("https://people.example");
  public static final VerificationKeys KEYS = new VerificationKeys.Inline("keys of people");

  /** Believed of mail addresses, roles, and whether somebody is a doctor. */
  public static final ClaimsIssuer BELIEVED =
      new ClaimsIssuer(PEOPLE, Optional.empty(), KEYS, Set.of("email", "roles", "doctor", "level"));

  private Owners() {}

  /** Who takes part, where these resources are that account's. */
  public static Participants in(NetworkMode mode, ClientId owner, ResourceId... resources) {
    return in(AsNetwork.open(), mode, owner, resources);
  }

  /** The same in another small network. */
  public static Participants in(
      AsNetwork network, NetworkMode mode, ClientId owner, ResourceId... resources) {
    var all = network.participants();
    var usual = all.network();
    var owned = Set.of(resources);
    var ruled = new Network(mode, usual.switches(), usual.lifetimes(), usual.languages());
    var theirs =
        all.resources().stream()
            .map(one -> owned.contains(one.id()) ? ownedBy(owner, one) : one)
            .toList();
    return SameBut.claimsIssuers(
        SameBut.resources(SameBut.network(all, ruled), theirs), Set.of(BELIEVED));
  }

  /** The same network, in which nobody is believed about people. */
  public static Participants believingNobody(ClientId owner, ResourceId... resources) {
    var all = in(NetworkMode.STANDARD, owner, resources);
    return SameBut.claimsIssuers(all, Set.of());
  }

  /** The same without what belongs to somebody, which does not stand in the registry. */
  static Participants general(Participants all) {
    return SameBut.resources(
        all, all.resources().stream().filter(one -> one.owner().isEmpty()).toList());
  }

  /** The registry of these, with what belongs to somebody. */
  public static Snapshot snapshot(long version, Participants all) {
    var ofPeople = all.resources().stream().filter(one -> one.owner().isPresent()).toList();
    return new Snapshot(version, general(all)).with(ofPeople);
  }

  /** What is kept of a resource that belongs to somebody. */
  public static OwnedResource kept(Resource of) {
    return new OwnedResource(
        of.id(),
        of.owner().orElseThrow(),
        of.server().id(),
        of.definition().id(),
        of.scopes(),
        of.name(),
        of.description(),
        of.iconUri());
  }

  /** A resource of the small network, as if it were that account's. */
  public static Resource ownedBy(ClientId owner, ResourceId id) {
    return AsNetwork.open().participants().resources().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .map(one -> ownedBy(owner, one))
        .orElseThrow();
  }

  private static Resource ownedBy(ClientId owner, Resource of) {
    return new Resource(
        of.id(),
        of.server(),
        of.definition(),
        of.scopes(),
        of.uri(),
        of.name(),
        of.description(),
        of.iconUri(),
        Optional.of(owner));
  }

  /** What an ID token says that was made for the small network's app and is good for an hour. */
  public static Claims idToken(InstantSource now) {
    return Claims.NONE
        .with("iss", PEOPLE.value())
        .with("sub", "bob")
        .with("aud", AsNetwork.APP.value())
        .with("iat", now.instant())
        .with("exp", now.instant().plusSeconds(3600))
        .with("email", "bob@people.example")
        .with("email_verified", true);
  }
}
