package org.openfpx.apps.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.apps.demo.client.MyImmunizations;
import org.openfpx.apps.demo.client.Source;
import org.openfpx.apps.demo.clinic.CityClinic;
import org.openfpx.apps.demo.party.Icons;
import org.openfpx.apps.demo.party.OwnListener;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.apps.demo.provider.Accounts;
import org.openfpx.apps.demo.provider.ProviderSetup;
import org.openfpx.apps.demo.provider.ProviderSetup.Levels;
import org.openfpx.apps.demo.provider.SampleProvider;
import org.openfpx.apps.demo.records.People;
import org.openfpx.apps.demo.records.Person;
import org.openfpx.apps.demo.records.RecordBook;
import org.openfpx.apps.demo.source.FhirSource;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantEndings;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Discovery;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.Site;
import org.openfpx.http.problem.Problems;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;
import org.openfpx.idp.uma.OneAuthorizationServer;

/** Starts the parties that are no system of ours, each at its own port; they talk HTTP only. */
final class SampleParties implements AutoCloseable {
  /** What the demo's wallet is called everywhere: as a client, and where people choose one. */
  static final String WALLET = "openfpx-wallet";

  static final Set<Party> ALL =
      EnumSet.of(
          Party.SAMPLE_ID,
          Party.REGISTRY_LOGIN,
          Party.REGISTRY_RECORDS,
          Party.CITY_CLINIC,
          Party.CLIENT);
  static final List<Language> LANGUAGES =
      List.of(new Language("en"), new Language("fr"), new Language("es"));
  private static final Set<DiscoveryDocument> NO_DOCUMENTS =
      EnumSet.noneOf(DiscoveryDocument.class);
  private static final Set<DiscoveryDocument> OF_A_PROVIDER =
      EnumSet.of(DiscoveryDocument.OPENID, DiscoveryDocument.OAUTH);
  private static final List<String> OF_ITSELF = List.of("icon.png");
  private static final Map<Party, List<String>> ICONS =
      Map.of(
          Party.SAMPLE_ID, OF_ITSELF,
          Party.CITY_CLINIC, OF_ITSELF,
          Party.CLIENT, OF_ITSELF,
          // The adapter before it has no pictures, and the network's kinds of records are its own.
          Party.REGISTRY_RECORDS, List.of("icon.png", "immunizations.png", "profile.png"));
  private static final Levels WELL_KNOWN = new Levels(2, 2);

  private final Addresses addresses;
  private final DemoFolder folder;
  private final DemoSecrets secrets;
  private final People people;
  private final World world;
  private final Telephone telephone;
  private final Outgoing outgoing;
  private final Map<Party, Accounts> accounts = new EnumMap<>(Party.class);
  private final List<Runnable> started = new ArrayList<>();
  private final List<Runnable> reaping = new ArrayList<>();

  SampleParties(
      Addresses addresses, DemoFolder folder, DemoSecrets secrets, People people, World world) {
    this.addresses = addresses;
    this.folder = folder;
    this.secrets = secrets;
    this.people = people;
    this.world = world;
    this.telephone = new Telephone(addresses.sites().map(Sites::trust));
    this.outgoing =
        Outgoing.within(
            new OutgoingSettings(
                addresses.hosts(),
                OutgoingSettings.DEFAULT.timeout(),
                OutgoingSettings.DEFAULT.maxBytes(),
                addresses.sites().map(Sites::trust)));
    for (var party : List.of(Party.SAMPLE_ID, Party.REGISTRY_LOGIN, Party.CITY_CLINIC)) {
      var subjects = secrets.named(shortly(party) + "-subjects");
      accounts.put(party, new Accounts(people, secrets.passwords(), subjects));
    }
  }

  /** Makes whatever secrets they will need, for processes that must not all make them. */
  void prepare() {
    accounts.keySet().forEach(this::sealingKey);
  }

  /** Starts these of them. */
  void start(Set<Party> wanted) {
    for (var party : wanted) {
      switch (party) {
        case SAMPLE_ID -> sampleId();
        case REGISTRY_LOGIN -> registryLogin();
        case REGISTRY_RECORDS -> registryRecords();
        case CITY_CLINIC -> cityClinic();
        case CLIENT -> client();
        default -> throw new IllegalArgumentException(party + " is no sample party");
      }
    }
  }

  /** How the files, secrets and cookies of a party are named. */
  private static String shortly(Party party) {
    return party.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void sampleId() {
    var wallet =
        Clients.only(
            WALLET,
            secrets.named("OPENFPX_WALLET_AT_SAMPLE_ID_SECRET"),
            addresses.of(Party.WALLET) + "/callback",
            ScopeSet.of("openid"));
    provider(Party.SAMPLE_ID, wallet);
  }

  private void registryLogin() {
    var adapter =
        Clients.only(
            "provincial-registry",
            secrets.named("OPENFPX_PROVINCIAL_REGISTRY_AT_LOGIN_SECRET"),
            addresses.of(Party.PROVINCIAL_REGISTRY) + "/oidc/callback",
            ScopeSet.of("openid"));
    provider(Party.REGISTRY_LOGIN, adapter);
  }

  private void provider(Party party, Clients clients) {
    var engine = engine(party);
    var setup = setup(party, List.of("openid"), false, clients);
    var pages = pages(party);
    var provider = new SampleProvider(setup, engine.parts(), GrantEndings.NOTHING_MORE);
    listen(party, pages, OF_A_PROVIDER, provider.endpoints(pages));
  }

  private void registryRecords() {
    var source =
        new FhirSource(
            RecordBook.of("provincial-registry"),
            addresses.of(Party.REGISTRY_LOGIN).resolve("/oauth2/userinfo"),
            addresses.of(Party.PROVINCIAL_REGISTRY) + "/api",
            telephone);
    var pages = pages(Party.REGISTRY_RECORDS);
    listen(Party.REGISTRY_RECORDS, pages, NO_DOCUMENTS, List.of(source));
  }

  private void cityClinic() {
    var engine = engine(Party.CITY_CLINIC);
    var wallet =
        Clients.only(
            WALLET,
            secrets.named("OPENFPX_WALLET_AT_CITY_CLINIC_SECRET"),
            addresses.of(Party.WALLET) + "/callback",
            ScopeSet.of(CityClinic.SCOPES.toArray(String[]::new)));
    var setup = setup(Party.CITY_CLINIC, CityClinic.SCOPES, true, wallet);
    var clinic =
        new CityClinic(
            setup,
            engine.parts(),
            engine.database(),
            new OneAuthorizationServer(
                new OneAuthorizationServer.Account(
                    new Issuer(addresses.of(Party.AUTHORIZATION_SERVER).toString()),
                    new ClientId("city-clinic"),
                    secrets.named("OPENFPX_CITY_CLINIC_SECRET")),
                outgoing,
                world.time()));
    reaping.add(clinic::reap);
    var pages = pages(Party.CITY_CLINIC);
    listen(Party.CITY_CLINIC, pages, OF_A_PROVIDER, clinic.endpoints(pages));
  }

  private void client() {
    var settings =
        new MyImmunizations.Settings(
            addresses.of(Party.CLIENT),
            addresses.of(Party.AUTHORIZATION_SERVER),
            new Telephone.Caller(
                "my-immunizations", secrets.named("OPENFPX_MY_IMMUNIZATIONS_SECRET")),
            List.of(source(Party.CITY_CLINIC), source(Party.PROVINCIAL_REGISTRY)));
    var pages = pages(Party.CLIENT);
    var client = new MyImmunizations(settings, pages, telephone, world);
    listen(Party.CLIENT, pages, NO_DOCUMENTS, List.of(client));
  }

  private Source source(Party party) {
    var immunizations = addresses.of(party).resolve("/api/Immunization");
    return new Source(shortly(party), PartyNames.of(party), immunizations);
  }

  private Engine engine(Party party) {
    var url = folder.embedded(shortly(party));
    var engine = Engine.open(url, sealingKey(party), outgoing, world);
    started.add(engine::close);
    reaping.add(engine::reap);
    return engine;
  }

  private Secret sealingKey(Party party) {
    return secrets.key(shortly(party) + "-sealing");
  }

  private ProviderSetup setup(Party party, List<String> scopes, boolean connects, Clients clients) {
    var issuer = new Issuer(addresses.of(party).toString());
    return new ProviderSetup(
        PartyNames.of(party),
        shortly(party),
        issuer,
        scopes,
        connects,
        WELL_KNOWN,
        clients,
        Objects.requireNonNull(accounts.get(party)));
  }

  /** For whoever comes by without being sent. */
  private Endpoint home(Pages pages) {
    var start = addresses.of(Party.START).toString();
    return () ->
        List.of(
            Route.get("/", context -> pages.show(context, 200, "home", Map.of("start", start))));
  }

  People people() {
    return people;
  }

  DemoSecrets secrets() {
    return secrets;
  }

  /** Who is behind the name that a source has for a person. */
  Optional<Person> personBehind(String subject) {
    return accounts.values().stream().flatMap(known -> known.find(subject).stream()).findFirst();
  }

  private Pages pages(Party party) {
    return new Pages(new Site("demo", PartyNames.of(party), addresses.of(party), LANGUAGES));
  }

  /** Serves these at the party's port. */
  void listen(
      Party party, Pages pages, Set<DiscoveryDocument> documents, List<Endpoint> endpoints) {
    var all = new ArrayList<>(endpoints);
    all.add(pages.assets());
    all.add(new Icons(shortly(party), ICONS.getOrDefault(party, List.of())));
    if (endpoints.stream().flatMap(e -> e.routes().stream()).noneMatch(r -> r.path().equals("/"))) {
      all.add(home(pages));
    }
    URI address = addresses.of(party);
    var listener =
        OwnListener.start(
            address,
            addresses.sites().map(Sites::tls),
            new Problems(world.ids()::next, Optional.of(pages)),
            Discovery.describing(address, documents, all));
    started.add(listener::close);
  }

  /** Drops what has run out. */
  void reap() {
    reaping.forEach(Runnable::run);
  }

  @Override
  public void close() {
    started.reversed().forEach(Runnable::run);
    outgoing.close();
    telephone.close();
  }
}
