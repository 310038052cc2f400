package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/**
 * The tokens that are out, by hash. A grant is what a redeemed transaction gave and has its id; it
 * ends with its refresh tokens.
 */
public interface Tokens {
  /** Keeps all of these or none. One statement, however many. */
  void issue(List<? extends IssuedToken> tokens);

  /** The service token of that hash, expired or not. One statement. */
  Optional<Versioned<IssuedToken.ServiceToken>> serviceToken(SecretHash hash);

  /**
   * The access token of that hash with all permissions of its grant that have been decided, ended
   * or not. One statement.
   */
  Optional<Versioned<WithPermissions>> accessToken(SecretHash hash);

  /**
   * The refresh token of that hash, spent or not, expired or not, with the decided permissions of
   * its grant.
   */
  Optional<Versioned<Refreshable>> refreshToken(SecretHash hash);

  /**
   * Keeps everybody else away from the grant of a token until this unit of work is done: of those
   * that refresh or end a grant one goes first, and the next sees what it left. Unknown tokens:
   * nothing happens.
   */
  void hold(SecretHash token);

  /**
   * Takes a refresh token out of use, in one atomic step.
   *
   * @return whether it was in use; of simultaneous uses one finds it so
   */
  boolean spend(SecretHash refreshToken);

  /**
   * Has a refresh token that is in use end then, in one atomic step: one that stays the same at
   * each use.
   *
   * @return whether it was in use
   */
  boolean prolong(SecretHash refreshToken, Instant until);

  /** Ends all access tokens of a grant: a refresh has replaced them. */
  void endAccessTokens(TransactionId grant);

  /** Ends a grant: every token of it is forgotten. */
  void endGrant(TransactionId grant);

  /**
   * Ends a token that its client gives back: an access token or service token alone, with a refresh
   * token its whole grant. Unknown tokens and those of other clients: nothing happens.
   */
  void revoke(SecretHash hash, ClientId by);

  /** Ends every token of that client: it was disabled or is gone. */
  void endAllOf(ClientId client);

  /** Ends every access token good at that resource server: it was disabled. */
  void endAllAt(ResourceServerId resourceServer);

  /** Forgets a bounded number of tokens that ended before that time. */
  int removeExpired(Instant before, int atMost);

  /** An access token and what stands behind it. */
  record WithPermissions(IssuedToken.AccessToken token, List<Permission> permissions) {
    public WithPermissions {
      permissions = List.copyOf(permissions);
    }
  }

  /**
   * Something read, and the version of the registry at the same moment.
   *
   * @param registryVersion what the rules must know at least
   */
  record Versioned<T>(T value, long registryVersion) {}

  /**
   * A refresh token and what stands behind it.
   *
   * @param spent whether it has been used
   */
  record Refreshable(IssuedToken.RefreshToken token, boolean spent, List<Permission> permissions) {
    public Refreshable {
      permissions = List.copyOf(permissions);
    }
  }
}
