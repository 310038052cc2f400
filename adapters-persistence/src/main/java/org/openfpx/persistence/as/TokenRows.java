package org.openfpx.persistence.as;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.token.Asked;
import org.openfpx.domain.as.token.IssuedToken;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.TokenRecord;

/** A token as a row, and back. */
final class TokenRows {
  static final String ACCESS = "ACCESS";
  static final String REFRESH = "REFRESH";
  static final String SERVICE = "SERVICE";

  private TokenRows() {}

  static TokenRecord row(IssuedToken token) {
    var row = new TokenRecord();
    row.setHash(token.hash().hex());
    row.setClientId(token.client().value());
    row.setExpiresAt(token.expiresAt().getEpochSecond());
    row.setSpent(false);
    row.setKeyThumbprint(token.key().map(KeyThumbprint::value).orElse(null));
    switch (token) {
      case IssuedToken.AccessToken access -> {
        row.setKind(ACCESS);
        row.setGrantId(access.grant().value());
        row.setResourceServer(access.resourceServer().value());
        row.setIssuedAt(access.issuedAt().getEpochSecond());
        write(access.asked(), row);
      }
      case IssuedToken.RefreshToken refresh -> {
        row.setKind(REFRESH);
        row.setGrantId(refresh.grant().value());
        write(refresh.asked(), row);
      }
      case IssuedToken.ServiceToken service -> {
        row.setKind(SERVICE);
        row.setScopes(service.scopes().toString());
      }
    }
    return row;
  }

  static IssuedToken.AccessToken accessToken(TokenRecord row) {
    return new IssuedToken.AccessToken(
        new SecretHash(row.getHash()),
        new TransactionId(row.getGrantId()),
        new ClientId(row.getClientId()),
        new ResourceServerId(row.getResourceServer()),
        asked(row),
        Instant.ofEpochSecond(row.getIssuedAt()),
        Instant.ofEpochSecond(row.getExpiresAt()),
        key(row));
  }

  static IssuedToken.RefreshToken refreshToken(TokenRecord row) {
    return new IssuedToken.RefreshToken(
        new SecretHash(row.getHash()),
        new TransactionId(row.getGrantId()),
        new ClientId(row.getClientId()),
        asked(row),
        Instant.ofEpochSecond(row.getExpiresAt()),
        key(row));
  }

  static IssuedToken.ServiceToken serviceToken(TokenRecord row) {
    return new IssuedToken.ServiceToken(
        new SecretHash(row.getHash()),
        new ClientId(row.getClientId()),
        ScopeSet.parse(row.getScopes()),
        Instant.ofEpochSecond(row.getExpiresAt()),
        key(row));
  }

  private static Optional<KeyThumbprint> key(TokenRecord row) {
    return Optional.ofNullable(row.getKeyThumbprint()).map(KeyThumbprint::new);
  }

  private static void write(Asked asked, TokenRecord row) {
    row.setRequested(asked.requested().toString());
    row.setNarrowedTo(asked.narrowedTo().map(ScopeSet::toString).orElse(null));
  }

  private static Asked asked(TokenRecord row) {
    return new Asked(
        ScopeSet.parse(row.getRequested()),
        Optional.ofNullable(row.getNarrowedTo()).map(ScopeSet::parse));
  }
}
