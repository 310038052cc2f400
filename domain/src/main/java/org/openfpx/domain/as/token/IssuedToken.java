package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;

/** A token as the store keeps it. */
public sealed interface IssuedToken {
  /** The hash of its value. */
  SecretHash hash();

  /** The client it was issued to. */
  ClientId client();

  /** When it ends; a whole minute. */
  Instant expiresAt();

  /** The key without which it is good for nothing; none if it is a bearer token. */
  Optional<KeyThumbprint> key();

  /**
   * A requesting party token: good at one resource server, for what is left of the permissions of
   * its transaction there.
   *
   * @param grant the transaction that was redeemed; it names the grant
   * @param issuedAt a whole minute
   */
  record AccessToken(
      SecretHash hash,
      TransactionId grant,
      ClientId client,
      ResourceServerId resourceServer,
      Asked asked,
      Instant issuedAt,
      Instant expiresAt,
      Optional<KeyThumbprint> key)
      implements IssuedToken {
    /** A bearer token. */
    public AccessToken(
        SecretHash hash,
        TransactionId grant,
        ClientId client,
        ResourceServerId resourceServer,
        Asked asked,
        Instant issuedAt,
        Instant expiresAt) {
      this(hash, grant, client, resourceServer, asked, issuedAt, expiresAt, Optional.empty());
    }
  }

  /**
   * Good for one refresh of the whole grant. Once used it stays recognisable until it would have
   * ended.
   *
   * @param key of a public client that has shown one: it has nothing else to prove who it is (RFC
   *     9449 section 5)
   */
  record RefreshToken(
      SecretHash hash,
      TransactionId grant,
      ClientId client,
      Asked asked,
      Instant expiresAt,
      Optional<KeyThumbprint> key)
      implements IssuedToken {
    /** One that is bound to no key. */
    public RefreshToken(
        SecretHash hash, TransactionId grant, ClientId client, Asked asked, Instant expiresAt) {
      this(hash, grant, client, asked, expiresAt, Optional.empty());
    }
  }

  /** What a client got for its own credentials: a PAT, a wallet's or an account's token. */
  record ServiceToken(
      SecretHash hash,
      ClientId client,
      ScopeSet scopes,
      Instant expiresAt,
      Optional<KeyThumbprint> key)
      implements IssuedToken {
    /** A bearer token. */
    public ServiceToken(SecretHash hash, ClientId client, ScopeSet scopes, Instant expiresAt) {
      this(hash, client, scopes, expiresAt, Optional.empty());
    }
  }
}
