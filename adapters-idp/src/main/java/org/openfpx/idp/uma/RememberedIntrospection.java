package org.openfpx.idp.uma;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.rsa.access.Validity;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;

/**
 * Remembers for a while which tokens were good, and never longer than the token or any of its
 * permissions lasts. So long does a resource server go on serving what a person has stopped: nobody
 * has this unless they ask for it. That a token is not good is asked anew each time.
 *
 * @see <a
 *     href="https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-federated-authz-2.0.html#rfc.section.5">Federated
 *     Authorization §5</a>
 */
final class RememberedIntrospection implements Introspection {
  private static final long MOST = 10_000;

  private final Introspection asked;
  private final Duration longest;
  private final InstantSource time;
  private final Cache<Key, Active> good;

  private record Key(URI authorizationServer, SecretHash token) {}

  /**
   * @throws IllegalArgumentException if it is to last no time at all
   */
  RememberedIntrospection(Introspection asked, Duration longest, InstantSource time) {
    if (!longest.isPositive()) {
      throw new IllegalArgumentException("nothing is remembered for " + longest);
    }
    this.asked = asked;
    this.longest = longest;
    this.time = time;
    this.good =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
            .expireAfter(Expiry.<Key, Active>writing((key, active) -> lasts(active, longest)))
            .build();
  }

  @Override
  public Answer introspect(URI authorizationServer, Secret token) {
    var key = new Key(authorizationServer, token.hash());
    var known = good.getIfPresent(key);
    return known != null ? known : ask(authorizationServer, token);
  }

  @Override
  public Optional<Introspection> fresh() {
    return Optional.of(this::ask);
  }

  private Answer ask(URI authorizationServer, Secret token) {
    var answer = asked.introspect(authorizationServer, token);
    var key = new Key(authorizationServer, token.hash());
    if (answer instanceof Active active && lasts(active, longest).isPositive()) {
      good.put(key, active);
    } else {
      good.invalidate(key);
    }
    return answer;
  }

  private Duration lasts(Active active, Duration longest) {
    var now = time.instant();
    var ends = active.permissions().stream().map(ActivePermission::validity);
    return Stream.concat(Stream.of(active.validity()), ends)
        .map(Validity::until)
        .map(end -> Duration.between(now, end))
        .reduce(longest, (one, other) -> one.compareTo(other) < 0 ? one : other);
  }
}
