package org.openfpx.domain.wallet.owning;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;
import org.openfpx.domain.wallet.permission.Permissions;
import org.openfpx.domain.wallet.permission.Spread;

/** Writes down what an owner lets through, in the words in which they did. */
public final class Ledger {
  private final Consents consents;
  private final Permissions permissions;
  private final AsAccounts asAccounts;
  private final Catalogue catalogue;
  private final WhileOpen whileOpen;
  private final World world;

  /** Where it is written. */
  public record Books(
      Consents consents, Permissions permissions, AsAccounts asAccounts, WhileOpen whileOpen) {}

  public Ledger(Books books, Catalogue catalogue, World world) {
    this.consents = books.consents();
    this.permissions = books.permissions();
    this.asAccounts = books.asAccounts();
    this.catalogue = catalogue;
    this.whileOpen = books.whileOpen();
    this.world = world;
  }

  /**
   * One thing that is let through.
   *
   * @param given the id of that at the authorization server
   * @param offered what could be let through
   */
  record Entry(
      String given,
      String resource,
      String title,
      Optional<Definition> definition,
      ScopeSet offered,
      ScopeSet scopes,
      Instant endsAt) {}

  /**
   * Who is let through.
   *
   * @param client the identifier of a client, or {@link Permission#RULE}
   * @param why the purpose, if one was given
   */
  record Party(String client, String name, String organisation, Optional<String> why) {}

  /**
   * Notes what was let through. Of who has left nothing is noted: it ends with their account there.
   *
   * @param kind {@link Permission#RULE} or {@link Permission#OWN}
   */
  void note(
      Place place,
      String kind,
      Party party,
      HowLong howLong,
      List<Entry> entries,
      List<Language> languages) {
    var now = world.time().instant();
    var id = new ConsentId(world.ids().next());
    var last = entries.stream().map(Entry::endsAt).max(Instant::compareTo).orElse(now);
    var consent =
        new Consent(
            id,
            place.account().account(),
            place.account().server(),
            party.client(),
            words(place, party, languages),
            true,
            howLong,
            now,
            last,
            lines(place, kind, entries, languages));
    write(
        place.account().account(),
        () -> {
          consents.record(consent);
          for (int i = 0; i < entries.size(); i++) {
            give(place, id, kind, i + 1, entries.get(i));
          }
          // It may have been at rest, for all that was given by it before had ended.
          asAccounts.checkAgain(place.id(), now.plus(Spread.afterATransaction(world.secrets())));
        });
  }

  /** Writes something down in one step, unless the person has left. */
  void write(AccountId person, Runnable what) {
    var _ =
        whileOpen.run(
            person,
            () -> {
              what.run();
              return true;
            });
  }

  private void give(Place place, ConsentId consent, String kind, int line, Entry entry) {
    var permission =
        new Permission(
            world.ids().next(),
            place.account().account(),
            consent,
            place.id(),
            line,
            kind,
            entry.resource(),
            entry.scopes(),
            entry.endsAt(),
            new Standing.Promised());
    permissions.promise(List.of(permission));
    permissions.given(permission.id(), entry.given());
  }

  private Consent.Words words(Place place, Party party, List<Language> languages) {
    return new Consent.Words(
        languages.getFirst(),
        party.name(),
        party.organisation(),
        catalogue.server(place.account().server()).map(one -> one.name().in(languages)).orElse(""),
        party.why(),
        Optional.empty());
  }

  private List<Consent.Line> lines(
      Place place, String kind, List<Entry> entries, List<Language> languages) {
    var from = place.client().map(client -> client.name().in(languages)).orElse("");
    return Stream.iterate(0, at -> at < entries.size(), at -> at + 1)
        .map(at -> {
          var entry = entries.get(at);
          return new Consent.Line(
              at + 1,
              entry.definition().map(Definition::identifier).orElse(""),
              entry.title(),
              false,
              entry.offered().stream()
                  .map(scope ->
                      new Consent.Part(
                          scope,
                          catalogue.scopeName(scope).in(languages),
                          entry.scopes().contains(scope)))
                  .toList(),
              Optional.of(new Consent.From(kind, entry.resource(), from, entry.endsAt())));
        })
        .toList();
  }

  /** What a thing is called: by its source, else by its kind. */
  String title(
      String server, Optional<String> name, Optional<String> type, List<Language> languages) {
    return name.or(() ->
            type.flatMap(address -> catalogue.definitionOfType(server, address))
                .map(Definition::name)
                .map((LocalizedText text) -> text.in(languages)))
        .orElse("");
  }

  /** What the wallet has of what lives at a place, by its id at the authorization server. */
  public Map<String, Permission> records(Place place) {
    Map<String, Permission> records = new HashMap<>();
    for (var one : permissions.atAsAccount(place.id())) {
      if (one.standing() instanceof Standing.Given(var id)) {
        records.put(id, one);
      }
    }
    return records;
  }

  /** The words in which it was written down. */
  public Optional<Consent.Words> words(Permission permission) {
    return consents.find(permission.account(), permission.consent()).map(Consent::words);
  }

  /** The one that the authorization server has under that id, as long as it lives. */
  Optional<Permission> recordOf(Place place, String given) {
    return Optional.ofNullable(records(place).get(given));
  }

  /** Notes that something was ended or replaced. */
  void ended(Place place, String given, Reason reason) {
    recordOf(place, given)
        .ifPresent(one -> permissions.ended(one.id(), reason, world.time().instant()));
  }
}
