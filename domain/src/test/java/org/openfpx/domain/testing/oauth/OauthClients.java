package org.openfpx.domain.testing.oauth;

import java.util.Set;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Secret;

/** Clients for tests. */
public final class OauthClients {
  /** What {@link #alpha} and {@link #beta} know. */
  public static final Secret SECRET = new Secret("a secret of more than thirty-two characters");

  /** What {@link #gamma} signs with. */
  public static final VerificationKeys KEYS = new VerificationKeys.Inline("gamma's");

  /** What {@link #delta} signs with, under seal. */
  public static final Sealed SEALED = new Sealed("1:delta");

  private static final Set<GrantType> WITHOUT_PERSON =
      Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS);

  private OauthClients() {}

  /** A client with a secret in the header. */
  public static RegisteredClient alpha() {
    return withSecret("alpha", ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
  }

  /** A client with a secret in the body. */
  public static RegisteredClient beta() {
    return withSecret("beta", ClientAuthenticationMethod.CLIENT_SECRET_POST);
  }

  /** A client with keys of its own. */
  public static RegisteredClient gamma() {
    return client("gamma", new ClientCredential.OwnKeys(KEYS), WITHOUT_PERSON);
  }

  /** A client that signs with a secret, {@link #SEALED}. */
  public static RegisteredClient delta() {
    return client("delta", new ClientCredential.SharedKey(SEALED, "delta's"), WITHOUT_PERSON);
  }

  /** A public client. */
  public static RegisteredClient pia() {
    return client(
        "pia",
        new ClientCredential.Nothing(),
        Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
  }

  /** The client, as if it had just proven who it is. */
  public static AuthenticatedClient authenticated(RegisteredClient client) {
    return new AuthenticatedClient(client);
  }

  private static RegisteredClient withSecret(String id, ClientAuthenticationMethod method) {
    return client(id, new ClientCredential.SharedSecret(method, SECRET.hash()), WITHOUT_PERSON);
  }

  private static RegisteredClient client(
      String id, ClientCredential credential, Set<GrantType> grantTypes) {
    return new RegisteredClient(
        new ClientId(id),
        credential,
        grantTypes,
        ScopeSet.of("openid", "profile", "read"),
        RedirectUris.of("https://" + id + ".example/callback"),
        PkceRule.REQUIRED);
  }
}
