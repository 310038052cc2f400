package org.openfpx.idp.jose;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;

/**
 * Public keys of other parties. What they publish is kept for ten minutes and, for a key that is
 * not among them, fetched anew once a minute at most; while a party does not answer, its last keys
 * hold for an hour. A bounded number of sets is kept.
 */
public final class KeySets {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration KEPT_IN_TROUBLE = Duration.ofHours(1);
  private static final Duration REST = Duration.ofMinutes(1);
  private static final int MOST_SETS = 1000;
  private static final int MOST_KEYS = 100;

  private record Fetched(List<PublicJsonWebKey> keys, Instant fetchedAt, Instant triedAt) {}

  private final Outgoing outgoing;
  private final InstantSource time;
  private final Map<URI, Fetched> sets = new LinkedHashMap<>();

  public KeySets(Outgoing outgoing, InstantSource time) {
    this.outgoing = outgoing;
    this.time = time;
  }

  /** The keys among which one of that id should be; without an id, all there are. */
  List<PublicJsonWebKey> keys(VerificationKeys where, Optional<String> keyId) {
    return switch (where) {
      case VerificationKeys.Inline(var jwks) -> parse(jwks);
      case VerificationKeys.Published(var address) -> published(address, keyId);
    };
  }

  private List<PublicJsonWebKey> published(URI address, Optional<String> keyId) {
    var now = time.instant();
    var known = known(address);
    if (known.isPresent()) {
      var isJustTried = now.isBefore(known.get().triedAt().plus(REST));
      var isFresh = now.isBefore(known.get().fetchedAt().plus(KEPT));
      if (isJustTried || (isFresh && has(known.get(), keyId))) {
        return known.get().keys();
      }
    }
    var fetched =
        fetch(address)
            .map(keys -> new Fetched(keys, now, now))
            .or(() -> known.filter(old -> now.isBefore(old.fetchedAt().plus(KEPT_IN_TROUBLE))))
            .map(set -> new Fetched(set.keys(), set.fetchedAt(), now))
            // Kept too, so that nobody can make us ask a party in trouble all the time.
            .orElseGet(() -> new Fetched(List.of(), now.minus(KEPT), now));
    keep(address, fetched);
    return fetched.keys();
  }

  private static boolean has(Fetched set, Optional<String> keyId) {
    return set.keys().stream()
        .anyMatch(key -> keyId.isEmpty() || keyId.get().equals(key.getKeyId()));
  }

  private Optional<List<PublicJsonWebKey>> fetch(URI address) {
    return switch (outgoing.send(OutgoingRequest.get(address))) {
      case Reply.Answered answer when answer.status() == 200 -> Optional.of(parse(answer.body()));
      case Reply.Answered _ -> Optional.empty();
      case Reply.Failed _ -> Optional.empty();
    };
  }

  private synchronized Optional<Fetched> known(URI address) {
    return Optional.ofNullable(sets.get(address));
  }

  private synchronized void keep(URI address, Fetched fetched) {
    sets.remove(address);
    if (sets.size() >= MOST_SETS) {
      sets.remove(sets.keySet().iterator().next());
    }
    sets.put(address, fetched);
  }

  private static List<PublicJsonWebKey> parse(String jwks) {
    try {
      // Keys of kinds that we do not know are passed over; symmetric ones are none of these.
      return new JsonWebKeySet(jwks)
          .getJsonWebKeys().stream()
              .filter(PublicJsonWebKey.class::isInstance)
              .map(PublicJsonWebKey.class::cast)
              .limit(MOST_KEYS)
              .toList();
    } catch (JoseException malformed) {
      return List.of();
    }
  }
}
