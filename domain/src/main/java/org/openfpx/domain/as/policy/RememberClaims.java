package org.openfpx.domain.as.policy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.time.World;

/**
 * Persisted claims tokens (protocol, section 3.11; UMA Grant 3.3.1 and 3.3.5): made where the
 * client says that the person agreed, opaque, good for one client and one person, replaced whenever
 * they have served. In a strict network there are none.
 */
public final class RememberClaims {
  /** So many conditions one stands for at most. */
  private static final int MOST = 100;

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
            .filter(pct -> isBelieved(pct, registry))
            .filter(pct -> proven.isEmpty() || isOf(pct, proven.get()));
  }

  private static boolean isBelieved(Pct pct, Snapshot registry) {
    return registry.claimsIssuers().stream()
        .anyMatch(one -> Pct.issuer(one.issuer()).equals(pct.issuer()));
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
   * A new one for the same person, in the place of the old. Of the conditions that could be
   * satisfied this time it stands for those that were; of others it stands for as many as before.
   *
   * @param satisfied what has been satisfied this time
   * @param possible all that could be
   * @return nothing if somebody else has replaced or given back the old one meanwhile, or it would
   *     stand for nothing
   */
  public Optional<Secret> renew(
      Pct old, Set<String> satisfied, Set<String> possible, Snapshot registry, Instant now) {
    if (!pcts.remove(old.hash(), old.client())) {
      return Optional.empty();
    }
    var all = new HashSet<>(old.satisfied());
    all.removeAll(possible);
    all.addAll(satisfied);
    var kept = most(all.size() > MOST ? satisfied : all);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    var salt = new Secret(sealer.open(old.salt(), Pct.placeOfSalt(old.hash())));
    var end = end(registry, now);
    return Optional.of(
        keep(hash ->
            new Pct(
                hash, old.client(), old.issuer(), sealed(salt, hash), old.person(), kept, end)));
  }

  /** The first one of a person at that client. */
  public Secret make(
      ClientId client, ProvenClaims proven, Set<String> satisfied, Snapshot registry, Instant now) {
    var salt = world.secrets().next();
    var person = mac.sha256(salt, person(proven));
    var issuer = Pct.issuer(proven.issuer());
    var end = end(registry, now);
    return keep(
        hash -> new Pct(hash, client, issuer, sealed(salt, hash), person, most(satisfied), end));
  }

  private Secret keep(Function<SecretHash, Pct> one) {
    var value = world.secrets().next();
    pcts.add(one.apply(value.hash()));
    return value;
  }

  private Sealed sealed(Secret salt, SecretHash hash) {
    return sealer.seal(salt.reveal(), Pct.placeOfSalt(hash));
  }

  private static Instant end(Snapshot registry, Instant now) {
    return Ends.after(now, registry.network().lifetimes().refreshTokenUnused());
  }

  private static Set<String> most(Set<String> conditions) {
    return conditions.stream().sorted().limit(MOST).collect(Collectors.toSet());
  }
}
