package org.openfpx.domain.testing.as;

import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.openfpx.domain.as.registry.AllowedScopes;
import org.openfpx.domain.as.registry.Capability;
import org.openfpx.domain.as.registry.CapabilityId;
import org.openfpx.domain.as.registry.CapabilityTicket;
import org.openfpx.domain.as.registry.CapabilityTicketId;
import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.LogoutAddresses;
import org.openfpx.domain.as.registry.Network;
import org.openfpx.domain.as.registry.Participants;
import org.openfpx.domain.as.registry.Purpose;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.RegisteredScope;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceDefinition;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServer;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.TokenLifetimes;
import org.openfpx.domain.as.registry.UmaClient;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.registry.WalletProvider;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/**
 * A small network: two clients, two resource servers with immunizations, one of them with profiles
 * too, one wallet. A test that wants another changes one thing by {@code with...} or {@code
 * without...}.
 */
public record AsNetwork(
    ScopeSet definitionScopes,
    ScopeSet allowedScopes,
    ScopeSet capabilityScopes,
    ScopeSet resourceScopes,
    ScopeSet clientScopes,
    Assurance least,
    Duration longest,
    Set<String> disabled) {
  public static final Issuer ISSUER = new Issuer("https://as.example");
  public static final Secret CLIENT_SECRET =
      new Secret("a secret of more than thirty-two characters");
  public static final ClientId APP = new ClientId("my-immunizations");
  public static final ClientId OTHER = new ClientId("other");
  public static final ClientId PUBLIC = new ClientId("phone");
  public static final ClientId CLINIC = new ClientId("city-clinic");
  public static final ClientId PROVINCE = new ClientId("provincial-registry");
  public static final ClientId WALLET_CLIENT = new ClientId("openfpx-wallet");
  public static final WalletId WALLET = new WalletId("openfpx-wallet");
  public static final DefinitionId IMMUNIZATIONS = new DefinitionId("immunizations");
  public static final DefinitionId PROFILE = new DefinitionId("profile");
  public static final ResourceId AT_CLINIC = new ResourceId("city-clinic-immunizations");
  public static final ResourceId AT_PROVINCE = new ResourceId("provincial-registry-immunizations");
  public static final ResourceId PROFILE_AT_PROVINCE =
      new ResourceId("provincial-registry-profile");
  public static final CapabilityTicketId TICKET = new CapabilityTicketId("my-immunizations");
  public static final PurposeId PURPOSE = new PurposeId("show-my-immunizations");
  public static final String CALLBACK = "https://app.example/callback?tenant=7";
  public static final String SIGNED_IN = "https://app.example/signed-in";
  public static final String SIGNED_OUT = "https://app.example/signed-out";
  public static final Duration LONGEST = Duration.ofDays(30);

  private static final Language ENGLISH = new Language("en");

  /** The network in which everything is allowed. */
  public static AsNetwork open() {
    var all = ScopeSet.of("read", "write");
    var read = ScopeSet.of("read");
    return new AsNetwork(
        all, all, read, all, ScopeSet.of("write"), Assurance.LOWEST, LONGEST, Set.of());
  }

  public AsNetwork withAllowed(ScopeSet scopes) {
    return new AsNetwork(
        definitionScopes,
        scopes,
        capabilityScopes,
        resourceScopes,
        clientScopes,
        least,
        longest,
        disabled);
  }

  public AsNetwork needing(int ial, int aal) {
    return new AsNetwork(
        definitionScopes,
        allowedScopes,
        capabilityScopes,
        resourceScopes,
        clientScopes,
        new Assurance(new Ial(ial), new Aal(aal)),
        longest,
        disabled);
  }

  /** Without these clients, resource servers, resources or wallets. */
  public AsNetwork without(String... names) {
    return new AsNetwork(
        definitionScopes,
        allowedScopes,
        capabilityScopes,
        resourceScopes,
        clientScopes,
        least,
        longest,
        Set.of(names));
  }

  /** Who takes part. */
  public Participants participants() {
    var immunizations = definition(IMMUNIZATIONS);
    var profile = definition(PROFILE);
    var app = umaClient(APP, secret());
    var clinic = server(CLINIC, immunizations, profile);
    var province = server(PROVINCE, immunizations, profile);
    var purpose = new Purpose(PURPOSE, text("to show you your immunizations"), Optional.empty());
    var wants =
        new Capability(new CapabilityId("immunizations"), APP, immunizations, capabilityScopes);
    var alsoWants = new Capability(new CapabilityId("profile"), APP, profile, capabilityScopes);
    var ticket =
        new CapabilityTicket(
            TICKET,
            Optional.empty(),
            app,
            purpose,
            List.of(
                new CapabilityTicket.Line(wants, true),
                new CapabilityTicket.Line(alsoWants, false)));
    var wallet = wallet();
    return new Participants(
        Network.DEFAULT,
        Set.of(new RegisteredScope(new Scope("read"), Optional.empty(), Optional.empty())),
        Set.of(immunizations, profile),
        present(
            Set.of(
                app.client(),
                umaClient(OTHER, secret()).client(),
                umaClient(PUBLIC, new ClientCredential.Nothing()).client(),
                clinic.client(),
                province.client(),
                wallet.client()),
            one -> one.id().value()),
        present(
            Set.of(
                app, umaClient(OTHER, secret()), umaClient(PUBLIC, new ClientCredential.Nothing())),
            one -> one.id().value()),
        Set.of(purpose),
        present(Set.of(wants, alsoWants), one -> one.client().value()),
        List.copyOf(present(Set.of(ticket), one -> one.client().id().value())),
        present(Set.of(clinic, province), one -> one.id().value()),
        List.copyOf(
            present(
                present(
                    Set.of(
                        resource(AT_CLINIC, clinic, immunizations),
                        resource(AT_PROVINCE, province, immunizations),
                        resource(PROFILE_AT_PROVINCE, province, profile)),
                    one -> one.id().value()),
                one -> one.server().id().value())),
        present(Set.of(wallet), one -> one.id().value()),
        Set.of());
  }

  private <T> Set<T> present(Set<T> all, Function<T, String> name) {
    return all.stream().filter(one -> !disabled.contains(name.apply(one))).collect(toSet());
  }

  private ResourceDefinition definition(DefinitionId id) {
    return new ResourceDefinition(
        id,
        URI.create("https://openfpx.org/types/" + id),
        text(id.value()),
        Optional.empty(),
        Optional.empty(),
        definitionScopes,
        longest,
        least,
        Optional.empty());
  }

  private UmaClient umaClient(ClientId id, ClientCredential credential) {
    var client =
        client(
            id,
            credential,
            clientScopes.or(ScopeSet.of("openid", "offline_access")),
            GrantType.AUTHORIZATION_CODE,
            GrantType.CAPABILITY_TICKET,
            GrantType.UMA_TICKET,
            GrantType.REFRESH_TOKEN);
    return new UmaClient(client, new RedirectUris(Set.of(CALLBACK), false));
  }

  private ResourceServer server(
      ClientId id, ResourceDefinition immunizations, ResourceDefinition profile) {
    return new ResourceServer(
        new ResourceServerId(id.value()),
        text(id.value()),
        client(
            id,
            secret(),
            ScopeSet.of("openid", "uma_protection"),
            GrantType.AUTHORIZATION_CODE,
            GrantType.CLIENT_CREDENTIALS,
            GrantType.REFRESH_TOKEN),
        URI.create("https://" + id + ".example"),
        Optional.empty(),
        true,
        Set.of(
            new AllowedScopes(immunizations, allowedScopes),
            new AllowedScopes(profile, allowedScopes)));
  }

  private Resource resource(ResourceId id, ResourceServer server, ResourceDefinition definition) {
    return new Resource(
        id,
        server,
        definition,
        resourceScopes,
        server.uri(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Wallet wallet() {
    return new Wallet(
        WALLET,
        text("wallet"),
        Optional.empty(),
        client(
            WALLET_CLIENT,
            secret(),
            ScopeSet.of("register", "transaction"),
            GrantType.CLIENT_CREDENTIALS),
        new WalletProvider(
            text("wallet"),
            new Issuer("https://wallet.example"),
            new ClientId("openfpx-as"),
            ClientAuthenticationMethod.PRIVATE_KEY_JWT,
            Optional.empty(),
            new TreeMap<>()),
        new Assurance(new Ial(2), new Aal(2)),
        Optional.empty());
  }

  private static ClientCredential secret() {
    return new ClientCredential.SharedSecret(
        ClientAuthenticationMethod.CLIENT_SECRET_BASIC, CLIENT_SECRET.hash());
  }

  private static Client client(
      ClientId id, ClientCredential credential, ScopeSet scopes, GrantType... grants) {
    return new Client(
        new RegisteredClient(
            id, credential, Set.of(grants), scopes, RedirectUris.of(SIGNED_IN), PkceRule.REQUIRED),
        text(id.value()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TokenLifetimes.OF_THE_NETWORK,
        new LogoutAddresses(
            RedirectUris.of(SIGNED_OUT), Optional.of(URI.create("https://app.example/logout"))));
  }

  private static LocalizedText text(String text) {
    return LocalizedText.of(ENGLISH, text);
  }
}
