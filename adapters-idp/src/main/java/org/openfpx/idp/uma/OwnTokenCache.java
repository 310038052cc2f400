package org.openfpx.idp.uma;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.oauth.TokenAnswer;

/** Tokens of our own at other parties, kept in memory until shortly before they end. */
final class OwnTokenCache {
  private static final Duration MARGIN = Duration.ofSeconds(30);
  private static final int MOST = 2000;

  private record Key(Issuer issuer, ClientId client, ScopeSet scopes) {}

  private record Kept(Secret token, Instant until) {}

  private final ProviderClient client;
  private final World world;
  private final Map<Key, Kept> tokens = new LinkedHashMap<>();

  OwnTokenCache(ProviderClient client, World world) {
    this.client = client;
    this.world = world;
  }

  /** What came of wanting a token. */
  sealed interface Wanted {
    /** One that is still good for a while. */
    record Good(Secret token) implements Wanted {}

    /** The server does not know this client, or not any more. */
    record NotKnown() implements Wanted {}

    /** None can be had now. */
    record None() implements Wanted {}
  }

  Wanted token(ProviderRegistration us, ScopeSet scopes) {
    var key = new Key(us.issuer(), us.clientId(), scopes);
    var known = known(key);
    if (known.isPresent()) {
      return new Wanted.Good(known.get());
    }
    return switch (client.clientCredentials(us, scopes)) {
      case TokenAnswer.Tokens tokens when tokens.accessToken().isPresent() -> {
        keep(key, new Kept(tokens.accessToken().get(), tokens.endsAt().minus(MARGIN)));
        yield new Wanted.Good(tokens.accessToken().get());
      }
      case TokenAnswer.NotKnown() -> new Wanted.NotKnown();
      case TokenAnswer.Tokens _ -> new Wanted.None();
      case TokenAnswer.Refused() -> new Wanted.None();
      case TokenAnswer.NotValid() -> new Wanted.None();
      case TokenAnswer.Unreachable() -> new Wanted.None();
    };
  }

  /** Forgets a token that was refused. */
  synchronized void forget(ProviderRegistration us, ScopeSet scopes) {
    tokens.remove(new Key(us.issuer(), us.clientId(), scopes));
  }

  private synchronized Optional<Secret> known(Key key) {
    return Optional.ofNullable(tokens.get(key))
        .filter(kept -> world.time().instant().isBefore(kept.until()))
        .map(Kept::token);
  }

  private synchronized void keep(Key key, Kept kept) {
    tokens.remove(key);
    if (tokens.size() >= MOST) {
      tokens.remove(tokens.keySet().iterator().next());
    }
    tokens.put(key, kept);
  }
}
