package org.openfpx.idp.uma;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.UnverifiedClaims;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.rsa.access.PermissionTickets;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.time.World;
import org.openfpx.idp.jose.JoseTokenVerifier;
import org.openfpx.idp.jose.KeySets;
import org.openfpx.idp.oauth.OwnCredential;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderDirectory;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.Outgoing;

/**
 * The one authorization server of an application that is a resource server itself: its protection
 * API, asked with a PAT that is had by client credentials and kept until shortly before it ends
 * (UMA Federated Authorization, sections 4 and 5).
 */
public final class OneAuthorizationServer implements Introspection, PermissionTickets {
  private final URI issuer;
  private final UmaProtection protection;
  private final Outgoing outgoing;
  private final InstantSource time;

  /**
   * How the application is known there.
   *
   * @param secret shown as {@code client_secret_basic}
   */
  public record Account(Issuer issuer, ClientId clientId, Secret secret) {
    /**
     * An account as it is written in a configuration.
     *
     * @throws IllegalArgumentException if there can be no such issuer, client or secret
     */
    public static Account of(String issuer, String clientId, String secret) {
      return new Account(new Issuer(issuer), new ClientId(clientId), new Secret(secret));
    }
  }

  /**
   * @param outgoing by which it is asked, and which says how long an answer may take
   */
  public OneAuthorizationServer(Account account, Outgoing outgoing, InstantSource time) {
    this.issuer = URI.create(account.issuer().value());
    this.outgoing = outgoing;
    this.time = time;
    var world = new World(time, new NoChance(), NoChance::none);
    var directory = ProviderDirectory.ofAuthorizationServers(outgoing, time);
    var client = new ProviderClient(outgoing, directory, new NoIdTokens(), world);
    var us = registration(account);
    this.protection = new UmaProtection(client, outgoing, world, server -> us(us, server));
  }

  private static ProviderRegistration registration(Account account) {
    return new ProviderRegistration(
        account.issuer(),
        account.clientId(),
        new OwnCredential.SecretInHeader(account.secret()),
        URI.create(account.issuer().value()),
        ScopeSet.NONE,
        Map.of());
  }

  private static Optional<ProviderRegistration> us(ProviderRegistration us, Issuer server) {
    return Optional.of(us).filter(known -> known.issuer().equals(server));
  }

  /** A resource that this server protects, and what it takes to read it. */
  public ProtectedResource resource(String id, String... scopes) {
    return new ProtectedResource(issuer, new ResourceId(id), ScopeSet.of(scopes));
  }

  /**
   * The same, but what was good is remembered for so long, or until it ends: what a person stops,
   * goes on for that time.
   *
   * @throws IllegalArgumentException if that is no time
   */
  public Introspection remembering(Duration longest) {
    return new RememberedIntrospection(protection, longest, time);
  }

  /**
   * The same, but only what the server has signed, for this application and now, is believed (RFC
   * 9701); for a server that signs.
   */
  public Introspection signed() {
    var verifier = new JoseTokenVerifier(new KeySets(outgoing, time));
    return new SignedIntrospection(protection, verifier, time);
  }

  @Override
  public Introspection.Answer introspect(URI authorizationServer, Secret token) {
    return protection.introspect(authorizationServer, token);
  }

  @Override
  public PermissionTickets.Answer ask(ProtectedResource wanted) {
    return protection.ask(wanted);
  }

  /** Whoever signs nobody in gets no ID token, and believes none. */
  private static final class NoIdTokens implements TokenVerifier {
    @Override
    public Optional<UnverifiedClaims> read(String compact) {
      return Optional.empty();
    }

    @Override
    public Optional<VerifiedClaims> verify(
        UnverifiedClaims token, VerificationKeys keys, Set<SignatureAlgorithm> allowed) {
      return Optional.empty();
    }
  }

  /** Whoever shows a secret has nothing to draw. */
  private static final class NoChance implements Secrets {
    private static String none() {
      throw new IllegalStateException("nothing is drawn here");
    }

    @Override
    public Secret next() {
      return new Secret(none());
    }

    @Override
    public Secret next(int length) {
      return new Secret(none());
    }
  }
}
