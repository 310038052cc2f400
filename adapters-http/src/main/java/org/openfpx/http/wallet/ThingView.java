package org.openfpx.http.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.owning.Place;
import org.openfpx.domain.wallet.owning.Reader;
import org.openfpx.domain.wallet.owning.Rule;
import org.openfpx.domain.wallet.owning.RuleWords;
import org.openfpx.domain.wallet.owning.ShowThing;
import org.openfpx.domain.wallet.owning.Thing;
import org.openfpx.domain.wallet.permission.Permission;

/**
 * A thing of a person's as templates read it.
 *
 * @param name what it is called
 * @param parts what can be let through
 */
public record ThingView(
    String resource,
    LocalizedText name,
    Optional<LocalizedText> logo,
    List<LocalizedText> parts,
    List<RuleView> rules,
    List<ReaderView> readers) {

  /**
   * A rule.
   *
   * @param kind the name of its kind: PROVING, USING, ASKING, INVITED or OTHER
   * @param link the name of where an invitation stands, or nothing
   * @param whom in words, nothing where the owner is asked
   * @param since when it was decided, as far as it is written down
   * @param consent what it is found by among what is shared, or nothing
   */
  public record RuleView(
      String id,
      String kind,
      LocalizedText whom,
      String says,
      List<LocalizedText> parts,
      Optional<Instant> since,
      Instant endsAt,
      String link,
      String consent) {}

  /** Somebody who may read it now. */
  public record ReaderView(
      String permission,
      LocalizedText name,
      Optional<LocalizedText> icon,
      List<LocalizedText> parts,
      Instant since,
      Instant endsAt,
      String consent) {}

  static ThingView of(Owning owning, ShowThing.Shown shown) {
    var place = shown.place();
    var records = owning.ledger().records(place);
    var bare = of(owning.catalogue(), place, shown.thing());
    return new ThingView(
        bare.resource(),
        bare.name(),
        bare.logo(),
        bare.parts(),
        shown.rules().stream().map(rule -> rule(owning, place, rule, records)).toList(),
        shown.readers().stream().map(one -> reader(owning, place, one, records)).toList());
  }

  /** Without what needs to be asked for. */
  static ThingView of(Catalogue catalogue, Place place, Thing thing) {
    var definition = catalogue.definitionOfType(place.account().server(), thing.type());
    return new ThingView(
        thing.resource(),
        thing
            .name()
            .map(ThingView::anyLanguage)
            .or(() -> definition.map(Definition::name))
            .orElseGet(() -> anyLanguage(thing.resource())),
        definition.flatMap(Definition::logo),
        parts(catalogue, thing.scopes()),
        List.of(),
        List.of());
  }

  /** What somebody else has called something has no language that we know of. */
  static LocalizedText anyLanguage(String words) {
    return LocalizedText.of(new Language("en"), words);
  }

  static List<LocalizedText> parts(Catalogue catalogue, ScopeSet scopes) {
    return scopes.stream().map(catalogue::scopeName).toList();
  }

  static RuleView rule(Owning owning, Place place, Rule rule) {
    return rule(owning, place, rule, owning.ledger().records(place));
  }

  private static RuleView rule(
      Owning owning, Place place, Rule rule, Map<String, Permission> records) {
    var record = Optional.ofNullable(records.get(rule.id()));
    var consent = record.flatMap(owning.ledger()::consent);
    var words = consent.map(Consent::words);
    return new RuleView(
        rule.id(),
        kind(rule.whom()),
        words
            .map(one -> LocalizedText.of(one.language(), one.client()))
            .orElseGet(() -> whom(owning.catalogue(), place, rule.whom())),
        rule.whom() instanceof Rule.Whom.Proving(var issuer, _)
            ? words.map(one -> one.organisation()).orElse(issuer)
            : "",
        parts(owning.catalogue(), rule.scopes()),
        consent.map(Consent::answeredAt),
        rule.endsAt(),
        rule.whom() instanceof Rule.Whom.Invited(var status, _) ? status.name() : "",
        record.map(one -> one.consent().value()).orElse(""));
  }

  private static String kind(Rule.Whom whom) {
    return switch (whom) {
      case Rule.Whom.Proving(_, _) -> "PROVING";
      case Rule.Whom.Using(_) -> "USING";
      case Rule.Whom.Asking() -> "ASKING";
      case Rule.Whom.Invited(_, _) -> "INVITED";
      case Rule.Whom.Other() -> "OTHER";
    };
  }

  private static LocalizedText whom(Catalogue catalogue, Place place, Rule.Whom whom) {
    return switch (whom) {
      case Rule.Whom.Proving(_, var claim) -> RuleWords.someone(claim);
      case Rule.Whom.Using(var client) -> client(catalogue, place, client);
      case Rule.Whom.Asking() -> anyLanguage("");
      case Rule.Whom.Invited(_, _) -> RuleWords.someoneInvited();
      case Rule.Whom.Other() -> anyLanguage("");
    };
  }

  static LocalizedText client(Catalogue catalogue, Place place, String client) {
    return catalogue
        .client(place.account().server(), client)
        .map(Client::name)
        .orElseGet(() -> anyLanguage(client));
  }

  static ReaderView reader(
      Owning owning, Place place, Reader reader, Map<String, Permission> records) {
    var client = owning.catalogue().client(place.account().server(), reader.client());
    return new ReaderView(
        reader.permission(),
        client(owning.catalogue(), place, reader.client()),
        client.flatMap(Client::icon),
        parts(owning.catalogue(), reader.scopes()),
        reader.since(),
        reader.endsAt(),
        Optional.ofNullable(records.get(reader.permission()))
            .map(one -> one.consent().value())
            .orElse(""));
  }
}
