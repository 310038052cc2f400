package org.openfpx.domain.wallet.authorizationserver;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/** The authorization servers, by their identifiers in the catalogue, as their wallet sees them. */
public interface AuthorizationServers {
  /** What a handle stands for: {@code GET /transaction/{handle}} (protocol, 3.4). */
  TransactionAnswer transaction(String server, Secret handle);

  /** Makes an anonymous account: {@code POST /oauth2/register} (protocol, 2.3). */
  RegisterAnswer register(String server);

  /**
   * Writes permissions into a running transaction, all or nothing: {@code POST /user/permissions}
   * (protocol, 3.6). The same key with the same content gets the same answer.
   */
  PushAnswer push(
      String server,
      Credentials account,
      String idempotencyKey,
      List<PushedPermission> permissions);

  /**
   * Writes into a running transaction that the client may sign the person in, by the same rules
   * (protocol, section 2.4).
   *
   * @return {@link PushAnswer.Pushed} with one id
   */
  PushAnswer pushSignIn(
      String server, Credentials account, String idempotencyKey, PushedSignIn signIn);

  /**
   * Writes one permission into a running transaction, by an invitation that the account has taken:
   * {@code POST /user/invitations/{id}/permissions} (protocol, section 3.10). The same content gets
   * the same answer.
   *
   * @return {@link PushAnswer.Pushed} with one id
   */
  PushAnswer pushAsGuest(
      String server, Credentials account, String invitation, PushedPermission permission);

  /** Ends one permission: {@code DELETE /user/permissions/{id}} (protocol, section 5). */
  EndAnswer end(String server, Credentials account, String permission);

  /**
   * Removes an account with all that hangs on it: {@code DELETE /oauth2/register/{client_id}}
   * (protocol, sections 2.3 and 5).
   */
  EndAnswer remove(Credentials account);

  /** How an account's permissions stand: {@code GET /user/permissions}. */
  StandingAnswer standing(String server, Credentials account);

  /**
   * Ends that an owner lets somebody through, with all that rests on it: {@code DELETE
   * /user/policies/{id}} (protocol, section 3.10).
   */
  EndAnswer endRule(String server, Credentials account, String rule);

  /** What an owner lets through by itself: {@code GET /user/policies}, all of it active. */
  StandingAnswer rules(String server, Credentials account);

  /**
   * What an account at an authorization server is used with.
   *
   * @param registrationUri where the account itself is read and deleted (RFC 7592)
   */
  record Credentials(
      String clientId, Secret clientSecret, Secret registrationToken, URI registrationUri) {}

  /**
   * One permission on its way. The ROT is in the clear for as long as the call lasts.
   *
   * @param rot empty for what belongs to the account itself
   */
  record PushedPermission(
      Secret handle, String resource, ScopeSet scopes, Optional<Secret> rot, Instant endsAt) {}

  /** A sign-in on its way. */
  record PushedSignIn(Secret handle, ScopeSet scopes, Instant endsAt) {}

  /** What came of asking for a transaction. */
  sealed interface TransactionAnswer {
    /** It runs. */
    record Found(TransactionDetails details) implements TransactionAnswer {}

    /** Unknown, not this wallet's, or over. */
    record Gone() implements TransactionAnswer {}

    /** The authorization server can't be reached now. */
    record Unreachable() implements TransactionAnswer {}
  }

  /** What came of making an account. */
  sealed interface RegisterAnswer {
    /** Made. */
    record Registered(Credentials credentials) implements RegisterAnswer {}

    /** The authorization server can't be reached now. */
    record Unreachable() implements RegisterAnswer {}
  }

  /** What came of pushing. */
  sealed interface PushAnswer {
    /** Their ids, in the order in which they were pushed. */
    record Pushed(List<String> permissions) implements PushAnswer {
      public Pushed {
        permissions = List.copyOf(permissions);
      }
    }

    /** Refused; none was written. */
    record Refused() implements PushAnswer {}

    /** The authorization server can't be reached now; whether they were written is not known. */
    record Unreachable() implements PushAnswer {}
  }

  /** What came of ending. */
  enum EndAnswer {
    /** It has ended, now or before. */
    ENDED,
    /** The authorization server can't be reached now. */
    UNREACHABLE
  }

  /** How an account stands. */
  sealed interface StandingAnswer {
    /** All its permissions that the server still knows. */
    record Standing(List<StandingPermission> permissions) implements StandingAnswer {
      public Standing {
        permissions = List.copyOf(permissions);
      }
    }

    /** The account is no more, and its permissions with it. */
    record NoAccount() implements StandingAnswer {}

    /** The authorization server can't be reached now. */
    record Unreachable() implements StandingAnswer {}
  }

  /**
   * One permission, or rule, as the authorization server sees it.
   *
   * @param what of a permission what may be read, how, and by whom
   */
  record StandingPermission(String id, Status status, Instant endsAt, Optional<What> what) {
    /** What one is on, and for which client. */
    public record What(String client, String resource, ScopeSet scopes) {}

    /** Where it stands. */
    public enum Status {
      PENDING,
      ACTIVE,
      ENDED
    }
  }
}
