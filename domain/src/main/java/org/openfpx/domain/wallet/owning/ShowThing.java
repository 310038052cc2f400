package org.openfpx.domain.wallet.owning;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.owning.OwnersServers.Page;

/** What a person sees of one thing of theirs: whom they let through, and who reads it now. */
public final class ShowThing {
  private final OwnersServers servers;
  private final RuleNotes ruleNotes;

  public ShowThing(OwnersServers servers, Ledger ledger) {
    this.servers = servers;
    this.ruleNotes = new RuleNotes(ledger);
  }

  /** A thing and all that holds of it. */
  public record Shown(Place place, Thing thing, List<Rule> rules, List<Reader> readers) {
    public Shown {
      rules = List.copyOf(rules);
      readers = List.copyOf(readers);
    }

    /** The rule of that id. */
    public Optional<Rule> rule(String id) {
      return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The reader with that permission. */
    public Optional<Reader> reader(String permission) {
      return readers.stream().filter(one -> one.permission().equals(permission)).findFirst();
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It is the person's. */
    record Found(Shown shown) implements Outcome {}

    /** There is no such thing of this person's. */
    record NotFound() implements Outcome {}

    /** The authorization server can't be reached now. */
    record Unreachable() implements Outcome {}
  }

  /**
   * A page of the things at a place.
   *
   * @param after the one that it begins behind
   * @return empty if the authorization server can't be reached now
   */
  public Optional<Page<Thing>> list(Place place, Optional<String> after) {
    return switch (servers.things(place.account(), after)) {
      case Answer.Told<Page<Thing>>(var page) -> Optional.of(page);
      case Answer.None<Page<Thing>>() -> Optional.of(new Page<>(List.of(), Optional.empty()));
      case Answer.Refused<Page<Thing>>() -> Optional.empty();
      case Answer.Unreachable<Page<Thing>>() -> Optional.empty();
    };
  }

  /**
   * A thing at one of the person's places. What the wallet has written down of whom they let
   * through is compared with what holds, and follows it.
   *
   * @param languages in which the page is shown
   */
  public Outcome show(Place place, String resource, List<Language> languages) {
    return switch (servers.thing(place.account(), resource)) {
      case Answer.Told<Thing>(var thing) -> show(place, thing, languages);
      case Answer.None<Thing>() -> new Outcome.NotFound();
      case Answer.Refused<Thing>() -> new Outcome.NotFound();
      case Answer.Unreachable<Thing>() -> new Outcome.Unreachable();
    };
  }

  private Outcome show(Place place, Thing thing, List<Language> languages) {
    if (servers.rules(place.account(), thing.resource())
            instanceof Answer.Told<List<Rule>>(var rules)
        && servers.readers(place.account(), thing.resource())
            instanceof Answer.Told<List<Reader>>(var readers)) {
      ruleNotes.compare(place, thing, rules, languages);
      return new Outcome.Found(new Shown(place, thing, rules, readers));
    }
    return new Outcome.Unreachable();
  }
}
