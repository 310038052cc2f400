package org.openfpx.domain.rsa.access;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.rot.PermissionId;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/** What an authorization server says of a token (RFC 7662, Federated Authorization 5). */
public interface Introspection {
  /** Asks, with our PAT. Every call asks anew: an ended permission shows at once. */
  Answer introspect(URI authorizationServer, Secret token);

  /** What it says. */
  sealed interface Answer {}

  /**
   * The token is good.
   *
   * @param issuer who issued it, if the answer says so
   * @param client whose it is
   * @param endsAt when it ends
   * @param permissions what it is good for
   */
  record Active(
      Optional<URI> issuer, ClientId client, Instant endsAt, List<ActivePermission> permissions)
      implements Answer {
    public Active {
      permissions = List.copyOf(permissions);
    }
  }

  /** The token is good for nothing, here or anywhere. */
  record Inactive() implements Answer {}

  /** No answer, or none that can be understood. */
  record Unreachable() implements Answer {}

  /**
   * One permission.
   *
   * @param id its name at the authorization server
   * @param resource what may be read
   * @param scopes in which way
   * @param endsAt until when
   * @param rot whose, absent only for a resource with an owner
   */
  record ActivePermission(
      PermissionId id,
      ResourceId resource,
      ScopeSet scopes,
      Instant endsAt,
      Optional<Secret> rot) {}
}
