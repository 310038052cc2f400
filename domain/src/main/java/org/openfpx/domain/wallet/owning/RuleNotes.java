package org.openfpx.domain.wallet.owning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/** Keeps what is noted of rules true to what their authorization server says of them. */
final class RuleNotes {
  private final Ledger ledger;

  RuleNotes(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Notes of a rule that a change to it got no answer: until it is known what holds, it is called
   * nobody's, and reaches as far as the old one and the new one together.
   *
   * @param changed as it is if the change holds
   */
  void doubt(Place place, Thing thing, Rule changed, List<Language> languages) {
    var both =
        ledger
            .recordOf(place, changed.id())
            .map(old ->
                new Rule(
                    changed.id(),
                    changed.resource(),
                    changed.scopes().or(old.scopes()),
                    old.endsAt().isAfter(changed.endsAt()) ? old.endsAt() : changed.endsAt(),
                    changed.whom()))
            .orElse(changed);
    var nobody = RuleWords.unknown().in(languages);
    ledger.write(
        place.account().account(),
        () ->
            replace(
                place,
                new Ledger.Party(Permission.RULE, nobody, "", Optional.empty()),
                both.id(),
                ledger.entry(place, thing, both, languages),
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
    ledger.write(
        place.account().account(),
        () -> {
          var noted = notes(place, thing);
          rules.stream()
              .filter(rule -> !isSettled(rule, noted))
              .forEach(rule -> follow(place, thing, rule, languages));
          var holding = rules.stream().map(Rule::id).toList();
          noted.keySet().stream()
              .filter(id -> !holding.contains(id))
              .forEach(id -> ledger.ended(place, id, Reason.ENDED_ELSEWHERE));
        });
  }

  private boolean isAsItIs(Place place, Thing thing, List<Rule> rules) {
    var noted = notes(place, thing);
    return rules.stream().allMatch(rule -> isSettled(rule, noted))
        && rules.stream().map(Rule::id).toList().containsAll(noted.keySet());
  }

  /** What is noted of a thing's rules, also of those that are being stopped, by their ids. */
  private Map<String, Permission> notes(Place place, Thing thing) {
    Map<String, Permission> notes = new HashMap<>(ledger.standing(place));
    notes.values().removeIf(one -> !one.isRule() || !one.resource().equals(thing.resource()));
    return notes;
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
    return ledger
        .words(note)
        .filter(words -> words.client().equals(RuleWords.unknown().in(List.of(words.language()))))
        .isPresent();
  }

  /** Whether a note says how far the rule goes, as far as that can be compared. */
  static boolean isOf(Permission note, Rule rule) {
    return note.scopes().equals(rule.scopes()) && note.endsAt().equals(rule.endsAt());
  }

  private void follow(Place place, Thing thing, Rule rule, List<Language> languages) {
    if (rule.whom() instanceof Rule.Whom.Asking) {
      ledger.ended(place, rule.id(), Reason.CHANGED);
    } else {
      replace(
          place,
          party(place, rule.whom(), languages),
          rule.id(),
          ledger.entry(place, thing, rule, languages),
          languages);
    }
  }

  private void replace(
      Place place, Ledger.Party party, String rule, Ledger.Entry entry, List<Language> languages) {
    ledger.ended(place, rule, Reason.CHANGED);
    ledger.note(place, Permission.RULE, party, HowLong.MOST, List.of(entry), languages);
  }

  /** Whom a rule lets through, as far as its authorization server tells. */
  private Ledger.Party party(Place place, Rule.Whom whom, List<Language> languages) {
    return switch (whom) {
      case Rule.Whom.Using(var client) -> ledger.party(place, client, languages);
      case Rule.Whom.Proving(var issuer, var claim) ->
          new Ledger.Party(
              Permission.RULE, RuleWords.someone(claim).in(languages), issuer, Optional.empty());
      case Rule.Whom.Invited(_, _) ->
          new Ledger.Party(
              Permission.RULE, RuleWords.someoneInvited().in(languages), "", Optional.empty());
      case Rule.Whom.Asking(), Rule.Whom.Other() ->
          new Ledger.Party(
              Permission.RULE, RuleWords.somebody().in(languages), "", Optional.empty());
    };
  }
}
