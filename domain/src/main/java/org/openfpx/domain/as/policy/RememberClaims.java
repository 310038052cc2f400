package org.openfpx.domain.as.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Persisted claims tokens (protocol, section 3.11; UMA Grant 3.3.1 and 3.3.5): made where the
 * client says that the person agreed, opaque, good for one client and one person, replaced whenever
 * they have served. In a strict network there are none.
 */
public final class RememberClaims {
  private final World world;
  private final Pcts pcts;
  private final Mac mac;
  private final Sealer sealer;

  public RememberClaims(World world, Pcts pcts, Mac mac, Sealer sealer) {
    this.world = world;
    this.pcts = pcts;
    this.mac = mac;
    this.sealer = sealer;
  }

  /**
   * The one that a client shows, if it counts: unknown, over, another client's or another person's
   * is as good as none.
   *
   * @param proven who a claim token that came along says it is
   */
  public Optional<Pct> recall(
      ClientId client,
      Secret shown,
      Optional<ProvenClaims> proven,
      Snapshot registry,
      Instant now) {
    return registry.network().mode() == NetworkMode.STRICT
        ? Optional.empty()
        : pcts.find(shown.hash(), client)
            .filter(pct -> pct.client().equals(client) && now.isBefore(pct.expiresAt()))
            .filter(pct -> proven.isEmpty() || isOf(pct, proven.get()));
  }

  private boolean isOf(Pct pct, ProvenClaims proven) {
    var salt = new Secret(sealer.open(pct.salt(), Pct.placeOfSalt(pct.hash())));
    return mac.sha256(salt, person(proven)).equals(pct.person());
  }

  /** Lengths keep issuer and subject apart. */
  private static String person(ProvenClaims proven) {
    var issuer = proven.issuer().value();
    return issuer.length() + " " + issuer + proven.claims().text("sub").orElseThrow();
  }

  /**
   * A new one for the same person, in the place of the old.
   *
   * @param satisfied what has been satisfied this time
   * @return nothing if somebody else has replaced or given back the old one meanwhile
   */
  public Optional<Secret> renew(Pct old, Set<String> satisfied, Snapshot registry, Instant now) {
    if (!pcts.remove(old.hash(), old.client())) {
      return Optional.empty();
    }
    var all = new HashSet<>(old.satisfied());
    all.addAll(satisfied);
    var salt = sealer.open(old.salt(), Pct.placeOfSalt(old.hash()));
    return Optional.of(keep(old.client(), new Secret(salt), old.person(), all, registry, now));
  }

  /** The first one of a person at that client. */
  public Secret make(
      ClientId client, ProvenClaims proven, Set<String> satisfied, Snapshot registry, Instant now) {
    var salt = world.secrets().next();
    return keep(client, salt, mac.sha256(salt, person(proven)), satisfied, registry, now);
  }

  private Secret keep(
      ClientId client,
      Secret salt,
      String person,
      Set<String> satisfied,
      Snapshot registry,
      Instant now) {
    var value = world.secrets().next();
    var hash = value.hash();
    Duration lifetime = registry.network().lifetimes().refreshTokenUnused();
    pcts.add(
        new Pct(
            hash,
            client,
            sealer.seal(salt.reveal(), Pct.placeOfSalt(hash)),
            person,
            satisfied,
            Ends.after(now, lifetime)));
    return value;
  }
}
