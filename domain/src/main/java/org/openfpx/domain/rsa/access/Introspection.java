package org.openfpx.domain.rsa.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.rsa.rot.PermissionId;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/** What an authorization server says of a token (RFC 7662, Federated Authorization 5). */
public interface Introspection {
  /** Asks, with our PAT. */
  Answer introspect(URI authorizationServer, Secret token);

  /**
   * The same without a memory, where this has one: what is to be asked before a token is found not
   * to suffice.
   */
  default Optional<Introspection> fresh() {
    return Optional.empty();
  }

  /** What it says. */
  sealed interface Answer {}

  /**
   * The token is good.
   *
   * @param issuer who issued it, if the answer says so
   * @param client whose it is
   * @param validity when it is good
   * @param permissions what it is good for
   * @param key the key without which it is good for nothing (RFC 9449 section 6.2); none if it is a
   *     bearer token
   */
  record Active(
      Optional<URI> issuer,
      ClientId client,
      Validity validity,
      List<ActivePermission> permissions,
      Optional<KeyThumbprint> key)
      implements Answer {
    public Active {
      permissions = List.copyOf(permissions);
    }

    /** A bearer token. */
    public Active(
        Optional<URI> issuer,
        ClientId client,
        Validity validity,
        List<ActivePermission> permissions) {
      this(issuer, client, validity, permissions, Optional.empty());
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
   * @param validity when, by itself; what its token says counts too
   * @param rot whose, absent only for a resource with an owner
   */
  record ActivePermission(
      PermissionId id,
      ResourceId resource,
      ScopeSet scopes,
      Validity validity,
      Optional<Secret> rot) {}
}
