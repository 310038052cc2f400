package org.openfpx.apps.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.apps.demo.party.OwnListener;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.apps.demo.records.Person;
import org.openfpx.apps.demo.start.StartPage;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.listener.Listener;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.Site;
import org.openfpx.http.problem.Problems;

/** The start page at its port; it stays while everybody else starts over. */
final class StartParty implements StartPage.Contents, AutoCloseable {
  private static final String FIRST_PERSON = "june";

  private final Addresses addresses;
  private final Path folder;
  private final boolean hasSystems;
  private final Supplier<SampleParties> parties;
  private final Runnable startOver;
  private final Telephone telephone;
  private final Listener listener;

  StartParty(
      Addresses addresses,
      Path folder,
      boolean hasSystems,
      Supplier<SampleParties> parties,
      Runnable startOver,
      World world) {
    this.addresses = addresses;
    this.folder = folder;
    this.hasSystems = hasSystems;
    this.parties = parties;
    this.startOver = startOver;
    this.telephone = new Telephone(addresses.sites().map(Sites::trust));
    var pages =
        new Pages(new Site("demo", PartyNames.of(Party.START), address(), SampleParties.LANGUAGES));
    var page = new StartPage(this, pages, telephone, world);
    this.listener =
        OwnListener.start(
            address(),
            addresses.sites().map(Sites::tls),
            new Problems(world.ids()::next, Optional.of(pages)),
            List.of(page, pages.assets()));
  }

  @Override
  public URI address() {
    return addresses.of(Party.START);
  }

  @Override
  public URI client() {
    return addresses.of(Party.CLIENT);
  }

  @Override
  public boolean hasSystems() {
    return hasSystems;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public Map<String, URI> places() {
    var places = new LinkedHashMap<String, URI>();
    places.put("client", addresses.of(Party.CLIENT));
    if (hasSystems) {
      placeSystems(places);
    }
    places.put("clinic", addresses.of(Party.CITY_CLINIC));
    places.put("sample_id", addresses.of(Party.SAMPLE_ID));
    places.put("registry_login", addresses.of(Party.REGISTRY_LOGIN));
    places.put("registry_records", addresses.of(Party.REGISTRY_RECORDS));
    if (hasSystems) {
      places.put("authorization_server_admin", health(Party.AUTHORIZATION_SERVER_ADMIN));
      places.put("wallet_admin", health(Party.WALLET_ADMIN));
      places.put("registry_admin", health(Party.PROVINCIAL_REGISTRY_ADMIN));
    }
    return places;
  }

  private void placeSystems(Map<String, URI> places) {
    places.put("wallet", addresses.of(Party.WALLET));
    places.put(
        "authorization_server",
        addresses.of(Party.AUTHORIZATION_SERVER).resolve(DiscoveryDocument.UMA2.path()));
    places.put(
        "registry",
        addresses.of(Party.PROVINCIAL_REGISTRY).resolve(DiscoveryDocument.OPENID.path()));
  }

  @Override
  public List<Person> people() {
    return parties.get().people().all();
  }

  @Override
  public Optional<Person> personBehind(String subject) {
    return parties.get().personBehind(subject);
  }

  @Override
  public Map<String, Secret> passwords() {
    return parties.get().secrets().passwords();
  }

  @Override
  public Map<String, Object> forPrograms() {
    var password = passwords().getOrDefault(FIRST_PERSON, new Secret("-"));
    var content = new LinkedHashMap<String, Object>();
    content.put("authorization_server", addresses.of(Party.AUTHORIZATION_SERVER).toString());
    content.put("client_id", "flow");
    content.put("claims_redirect_uri", address().resolve("/flow/callback").toString());
    content.put("capability_ticket", "flow");
    content.put("person", Map.of("user", FIRST_PERSON, "password", password.reveal()));
    if (hasSystems) {
      // The authorization server may have others besides.
      content.put("wallet", SampleParties.WALLET);
    }
    return content;
  }

  @Override
  public void startOver() {
    startOver.run();
  }

  @Override
  public void close() {
    listener.close();
    telephone.close();
  }

  private URI health(Party party) {
    return addresses.of(party).resolve("/health/ready");
  }
}
