package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.token.IssuedToken;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** Tokens in a map, over the permissions of another. */
public final class InMemoryTokens implements Tokens {
  private final Map<SecretHash, IssuedToken> tokens = new HashMap<>();
  private final Set<SecretHash> spent = new HashSet<>();
  private final InMemoryPermissions permissions;
  private final LongSupplier registryVersion;

  public InMemoryTokens(InMemoryPermissions permissions, LongSupplier registryVersion) {
    this.permissions = permissions;
    this.registryVersion = registryVersion;
  }

  @Override
  public synchronized void issue(List<? extends IssuedToken> issued) {
    var hashes = issued.stream().map(IssuedToken::hash).collect(Collectors.toSet());
    if (hashes.size() < issued.size() || hashes.stream().anyMatch(tokens::containsKey)) {
      throw new IllegalStateException("there is such a token");
    }
    issued.forEach(one -> tokens.put(one.hash(), one));
  }

  @Override
  public synchronized Optional<Versioned<IssuedToken.ServiceToken>> serviceToken(SecretHash hash) {
    return tokens.get(hash) instanceof IssuedToken.ServiceToken token
        ? Optional.of(versioned(token))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<Versioned<WithPermissions>> accessToken(SecretHash hash) {
    return tokens.get(hash) instanceof IssuedToken.AccessToken token
        ? Optional.of(versioned(new WithPermissions(token, decided(token.grant()))))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<Versioned<Refreshable>> refreshToken(SecretHash hash) {
    return tokens.get(hash) instanceof IssuedToken.RefreshToken token
        ? Optional.of(
            versioned(new Refreshable(token, spent.contains(hash), decided(token.grant()))))
        : Optional.empty();
  }

  private List<Permission> decided(TransactionId grant) {
    return permissions.ofTransaction(grant).stream()
        .filter(one -> !(one.state() instanceof Permission.State.Pending))
        .toList();
  }

  private <T> Versioned<T> versioned(T value) {
    return new Versioned<>(value, registryVersion.getAsLong());
  }

  /** Units of work over these come one after the other anyway. */
  @Override
  public void hold(SecretHash token) {}

  @Override
  public synchronized boolean spend(SecretHash refreshToken) {
    return tokens.get(refreshToken) instanceof IssuedToken.RefreshToken && spent.add(refreshToken);
  }

  @Override
  public synchronized boolean prolong(SecretHash refreshToken, Instant until) {
    if (!(tokens.get(refreshToken) instanceof IssuedToken.RefreshToken token)
        || spent.contains(refreshToken)) {
      return false;
    }
    tokens.put(
        refreshToken,
        new IssuedToken.RefreshToken(
            token.hash(), token.grant(), token.client(), token.asked(), until, token.key()));
    return true;
  }

  @Override
  public synchronized void endAccessTokens(TransactionId grant) {
    end(one -> one instanceof IssuedToken.AccessToken token && token.grant().equals(grant));
  }

  @Override
  public synchronized void endGrant(TransactionId grant) {
    end(one -> grantOf(one).equals(Optional.of(grant)));
  }

  private static Optional<TransactionId> grantOf(IssuedToken token) {
    return switch (token) {
      case IssuedToken.AccessToken access -> Optional.of(access.grant());
      case IssuedToken.RefreshToken refresh -> Optional.of(refresh.grant());
      case IssuedToken.ServiceToken _ -> Optional.empty();
    };
  }

  @Override
  public synchronized void revoke(SecretHash hash, ClientId by) {
    var found = Optional.ofNullable(tokens.get(hash)).filter(one -> one.client().equals(by));
    if (found.isEmpty()) {
      return;
    }
    if (found.get() instanceof IssuedToken.RefreshToken refresh) {
      endGrant(refresh.grant());
    } else {
      end(one -> one.hash().equals(hash));
    }
  }

  @Override
  public synchronized void endAllOf(ClientId client) {
    end(one -> one.client().equals(client));
  }

  @Override
  public synchronized void endAllAt(ResourceServerId server) {
    end(one ->
        one instanceof IssuedToken.AccessToken token && token.resourceServer().equals(server));
  }

  @Override
  public synchronized int removeExpired(Instant before, int atMost) {
    var gone =
        tokens.values().stream()
            .filter(one -> one.expiresAt().isBefore(before))
            .limit(atMost)
            .map(IssuedToken::hash)
            .collect(Collectors.toSet());
    end(one -> gone.contains(one.hash()));
    return gone.size();
  }

  /** How many there are, for assertions. */
  public synchronized int count() {
    return tokens.size();
  }

  /** Whether that client has a token, expired or not. */
  public synchronized boolean hasAnyOf(ClientId client) {
    return tokens.values().stream().anyMatch(one -> one.client().equals(client));
  }

  private void end(Predicate<IssuedToken> which) {
    tokens.values().removeIf(which);
    spent.retainAll(tokens.keySet());
  }
}
