package org.openfpx.domain.wallet.owning;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.openfpx.domain.wallet.permission.Unheard;

/** Writes down what an owner lets through, in the words in which they did. */
public final class Ledger {
  private final Consents consents;
  private final Permissions permissions;
  private final AsAccounts asAccounts;
  private final Catalogue catalogue;
  private final WhileOpen whileOpen;
  private final Unheard unheard;
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
    this.unheard = new Unheard(permissions, consents::clientOf, world);
    this.world = world;
  }

  /**
   * One thing that is let through.
   *
   * @param given the id of that at the authorization server; none, while it is only promised
   * @param offered what could be let through
   */
  record Entry(
      Optional<String> given,
      String resource,
      String title,
      Optional<Definition> definition,
      ScopeSet offered,
      ScopeSet scopes,
      Instant endsAt) {
    /** The same, as the authorization server has it. */
    Entry givenAs(String id) {
      return new Entry(Optional.of(id), resource, title, definition, offered, scopes, endsAt);
    }
  }

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
    var id = new ConsentId(world.ids().next());
    write(
        place.account().account(), () -> keep(id, place, kind, party, howLong, entries, languages));
  }

  private void keep(
      ConsentId id,
      Place place,
      String kind,
      Party party,
      HowLong howLong,
      List<Entry> entries,
      List<Language> languages) {
    var now = world.time().instant();
    consents.record(
        new Consent(
            id,
            place.account().account(),
            place.account().server(),
            party.client(),
            words(place, party, languages),
            true,
            howLong,
            now,
            entries.stream().map(Entry::endsAt).max(Instant::compareTo).orElse(now),
            lines(place, kind, entries, languages)));
    for (int i = 0; i < entries.size(); i++) {
      give(place, id, kind, i + 1, entries.get(i));
    }
    // It may have been at rest, for all that was given by it before had ended.
    asAccounts.checkAgain(place.id(), now.plus(Spread.afterATransaction(world.secrets())));
  }

  /**
   * Notes what is about to be let through, in the place of what was promised under that id before,
   * or ended.
   *
   * @return false, and nothing is noted, if something of it is given already or the person has left
   */
  boolean promise(
      ConsentId id,
      Place place,
      Party party,
      HowLong howLong,
      List<Entry> entries,
      List<Language> languages) {
    return whileOpen
        .run(
            place.account().account(),
            () -> {
              var before = permissions.ofConsent(id);
              if (before.stream().anyMatch(one -> Unheard.idAtServer(one).isPresent())) {
                return false;
              }
              before.forEach(one -> permissions.remove(one.id()));
              consents.withdraw(id);
              keep(id, place, Permission.OWN, party, howLong, entries, languages);
              return true;
            })
        .orElse(false);
  }

  /** Forgets a promise that came to nothing. */
  void withdraw(Place place, ConsentId id) {
    write(
        place.account().account(),
        () -> {
          permissions.withdraw(id);
          if (permissions.ofConsent(id).isEmpty()) {
            consents.withdraw(id);
          }
        });
  }

  /**
   * Notes what came of a promise, and of no other that may say the same.
   *
   * @param there all that came of it
   * @param note notes what nothing is noted of
   */
  void settle(
      ConsentId id, Place place, List<Unheard.There> there, Consumer<List<Unheard.There>> note) {
    write(
        place.account().account(),
        () -> {
          var kept = permissions.atAsAccount(place.id());
          var nobodys = unheard.settle(kept, permissions.ofConsent(id), there).nobodys();
          if (!nobodys.isEmpty()) {
            note.accept(nobodys);
          }
          withdraw(place, id);
        });
  }

  /** What is noted of a rule. */
  Entry entry(Place place, Thing thing, Rule rule, List<Language> languages) {
    var server = place.account().server();
    return new Entry(
        Optional.of(rule.id()),
        thing.resource(),
        title(server, thing.name(), Optional.of(thing.type()), languages),
        catalogue.definitionOfType(server, thing.type()),
        thing.scopes(),
        rule.scopes(),
        rule.endsAt());
  }

  /** A client that acts for the owner alone. */
  Party party(Place place, String client, List<Language> languages) {
    var known = catalogue.client(place.account().server(), client);
    return new Party(
        client,
        known.map(one -> one.name().in(languages)).orElse(client),
        known.map(one -> one.organisation().in(languages)).orElse(""),
        Optional.empty());
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
    entry.given().ifPresent(given -> permissions.given(permission.id(), given));
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

  /** All at a place that may still stand there, by its id at the authorization server. */
  Map<String, Permission> standing(Place place) {
    Map<String, Permission> standing = new HashMap<>();
    for (var one : permissions.atAsAccount(place.id())) {
      Unheard.idAtServer(one).ifPresent(id -> standing.put(id, one));
    }
    return standing;
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
    return consent(permission).map(Consent::words);
  }

  /** As what it was written down. */
  public Optional<Consent> consent(Permission permission) {
    return consents.find(permission.account(), permission.consent());
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
