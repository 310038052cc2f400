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

  /** What is noted of a rule. */
  Entry entry(Place place, Thing thing, Rule rule, List<Language> languages) {
    var server = place.account().server();
    return new Entry(
        rule.id(),
        thing.resource(),
        title(server, thing.name(), Optional.of(thing.type()), languages),
        catalogue.definitionOfType(server, thing.type()),
        thing.scopes(),
        rule.scopes(),
        rule.endsAt());
  }

  /**
   * Notes of a rule that a change to it got no answer: until it is known what holds, it is called
   * nobody's, and reaches as far as the old one and the new one together.
   *
   * @param changed as it is if the change holds
   */
  void doubt(Place place, Thing thing, Rule changed, List<Language> languages) {
    var both =
        recordOf(place, changed.id())
            .map(old ->
                new Rule(
                    changed.id(),
                    changed.resource(),
                    changed.scopes().or(old.scopes()),
                    old.endsAt().isAfter(changed.endsAt()) ? old.endsAt() : changed.endsAt(),
                    changed.whom()))
            .orElse(changed);
    var nobody = RuleWords.unknown().in(languages);
    write(
        place.account().account(),
        () ->
            replace(
                place,
                new Party(Permission.RULE, nobody, "", Optional.empty()),
                both.id(),
                entry(place, thing, both, languages),
                languages));
  }

  /**
   * Compares what is noted of a thing's rules with what its authorization server says: an answer
   * may have been lost, or something ended elsewhere. What holds is noted, in words that say no
   * more than is known; what does not is noted as ended.
   *
   * @param rules all that hold
   */
  void compare(Place place, Thing thing, List<Rule> rules, List<Language> languages) {
    if (isAsItIs(place, thing, rules)) {
      return;
    }
    write(
        place.account().account(),
        () -> {
          var noted = notes(place, thing);
          rules.stream()
              .filter(rule -> !isSettled(rule, noted))
              .forEach(rule -> follow(place, thing, rule, languages));
          var holding = rules.stream().map(Rule::id).toList();
          noted.keySet().stream()
              .filter(id -> !holding.contains(id))
              .forEach(id -> ended(place, id, Reason.ENDED_ELSEWHERE));
        });
  }

  private boolean isAsItIs(Place place, Thing thing, List<Rule> rules) {
    var noted = notes(place, thing);
    return rules.stream().allMatch(rule -> isSettled(rule, noted))
        && rules.stream().map(Rule::id).toList().containsAll(noted.keySet());
  }

  /** What is noted of a thing's rules, also of those that are being stopped, by their ids. */
  private Map<String, Permission> notes(Place place, Thing thing) {
    Map<String, Permission> notes = new HashMap<>();
    for (var one : permissions.atAsAccount(place.id())) {
      if (one.isRule() && one.resource().equals(thing.resource())) {
        idAtServer(one.standing()).ifPresent(id -> notes.put(id, one));
      }
    }
    return notes;
  }

  private static Optional<String> idAtServer(Standing standing) {
    return switch (standing) {
      case Standing.Given(var id) -> Optional.of(id);
      case Standing.Stopping(var id, _) -> Optional.of(id);
      case Standing.Promised(), Standing.Ended(_, _) -> Optional.empty();
    };
  }

  private boolean isSettled(Rule rule, Map<String, Permission> noted) {
    var note = Optional.ofNullable(noted.get(rule.id()));
    if (rule.whom() instanceof Rule.Whom.Asking || note.isEmpty()) {
      // Who is asked shows nothing to anybody yet.
      return note.isEmpty() == rule.whom() instanceof Rule.Whom.Asking;
    }
    var isStopping = note.get().standing() instanceof Standing.Stopping;
    return isStopping || (isOf(note.get(), rule) && !isInDoubt(note.get()));
  }

  private boolean isInDoubt(Permission note) {
    return words(note)
        .filter(words -> words.client().equals(RuleWords.unknown().in(List.of(words.language()))))
        .isPresent();
  }

  /** Whether a note says how far the rule goes, as far as that can be compared. */
  static boolean isOf(Permission note, Rule rule) {
    return note.scopes().equals(rule.scopes()) && note.endsAt().equals(rule.endsAt());
  }

  private void follow(Place place, Thing thing, Rule rule, List<Language> languages) {
    if (rule.whom() instanceof Rule.Whom.Asking) {
      ended(place, rule.id(), Reason.CHANGED);
    } else {
      replace(
          place,
          party(place, rule.whom(), languages),
          rule.id(),
          entry(place, thing, rule, languages),
          languages);
    }
  }

  private void replace(
      Place place, Party party, String rule, Entry entry, List<Language> languages) {
    ended(place, rule, Reason.CHANGED);
    note(place, Permission.RULE, party, HowLong.MOST, List.of(entry), languages);
  }

  /** Whom a rule lets through, as far as its authorization server tells. */
  private Party party(Place place, Rule.Whom whom, List<Language> languages) {
    return switch (whom) {
      case Rule.Whom.Using(var client) -> party(place, client, languages);
      case Rule.Whom.Proving(var issuer, var claim) ->
          new Party(
              Permission.RULE, RuleWords.someone(claim).in(languages), issuer, Optional.empty());
      case Rule.Whom.Invited(_, _) ->
          new Party(
              Permission.RULE, RuleWords.someoneInvited().in(languages), "", Optional.empty());
      case Rule.Whom.Asking(), Rule.Whom.Other() ->
          new Party(Permission.RULE, RuleWords.somebody().in(languages), "", Optional.empty());
    };
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
