package org.openfpx.domain.wallet.owning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.invitation.Invitation;
import org.openfpx.domain.wallet.invitation.Invitations;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.owning.OwnersServers.Made;
import org.openfpx.domain.wallet.owning.OwnersServers.Terms;
import org.openfpx.domain.wallet.owning.OwnersServers.Whom;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;

/**
 * An owner lets somebody through to something that is theirs, or changes that (protocol, section
 * 3.10). Without a part, without somebody and without an end nothing is let through.
 */
public final class LetThrough {
  private static final int LONGEST_VALUE = 255;
  private static final int LONGEST_NAME = 100;

  private final OwnersServers servers;
  private final Catalogue catalogue;
  private final Ledger ledger;
  private final RuleNotes ruleNotes;
  private final Invitations invitations;
  private final World world;

  public LetThrough(
      OwnersServers servers,
      Catalogue catalogue,
      Ledger ledger,
      Invitations invitations,
      World world) {
    this.servers = servers;
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.ruleNotes = new RuleNotes(ledger);
    this.invitations = invitations;
    this.world = world;
  }

  /**
   * What the owner wants.
   *
   * @param instead the rule in whose place it is put
   * @param whom empty if nobody was chosen
   * @param called for somebody who is invited: how the owner wants to be called by them
   * @param note for the same: whom it is for, in words for the owner alone
   * @param languages in which the page was shown
   */
  public record Wish(
      Place place,
      String resource,
      Optional<String> instead,
      Optional<Whom> whom,
      ScopeSet scopes,
      RuleLength length,
      Optional<String> called,
      Optional<String> note,
      List<Language> languages) {
    public Wish {
      languages = List.copyOf(languages);
    }
  }

  /** What is missing. */
  public enum Flaw {
    /** No part was ticked. */
    NO_PART,
    /** Nobody was chosen. */
    NOBODY,
    /** What they have to show was not said, or is too long. */
    NO_VALUE,
    /** How the owner wants to be called was not said, or is too long. */
    NO_NAME,
    /** The network does not take that. */
    REFUSED
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It holds from now on. */
    record Holds(Rule rule) implements Outcome {}

    /**
     * It holds for whoever takes the invitation.
     *
     * @param code for the link; told this once
     */
    record Invites(Rule rule, Secret code, Instant openUntil) implements Outcome {}

    /** Nothing was changed. */
    record Incomplete(List<Flaw> flaws) implements Outcome {
      public Incomplete {
        flaws = List.copyOf(flaws);
      }
    }

    /** There is no such thing of this person's. */
    record NoSuchThing() implements Outcome {}

    /**
     * The authorization server can't be reached now: whether anything was changed it says when it
     * is asked again.
     */
    record Unreachable() implements Outcome {}
  }

  /** Whose word can be asked for at a place; nobody's in a network where claims open nothing. */
  public List<Believed> believed(Place place) {
    return servers.believed(place.account().server())
            instanceof Answer.Told<List<Believed>>(var all)
        ? all
        : List.of();
  }

  /** Clients that could act for the owner alone: those that are no sources themselves. */
  public List<Client> clients(Place place) {
    var server = place.account().server();
    return catalogue.clients(server).stream()
        .filter(client -> catalogue.sourceOf(server, client.identifier()).isEmpty())
        .toList();
  }

  /** When something ends that is let through now for so long. */
  public Instant endOf(RuleLength length) {
    return length.endFrom(world.time().instant());
  }

  /** Makes it so. */
  public Outcome let(Wish wish) {
    return switch (servers.thing(wish.place().account(), wish.resource())) {
      case Answer.Told<Thing>(var thing) -> let(wish, thing);
      case Answer.None<Thing>() -> new Outcome.NoSuchThing();
      case Answer.Refused<Thing>() -> new Outcome.NoSuchThing();
      case Answer.Unreachable<Thing>() -> new Outcome.Unreachable();
    };
  }

  private Outcome let(Wish wish, Thing thing) {
    var scopes = wish.scopes().and(thing.scopes());
    var flaws = flaws(wish, scopes);
    if (!flaws.isEmpty()) {
      return new Outcome.Incomplete(flaws);
    }
    var whom = wish.whom().orElseThrow();
    var terms = new Terms(thing.resource(), scopes, endOf(wish.length()), whom);
    var account = wish.place().account();
    var answer =
        wish.instead()
            .map(rule -> servers.change(account, rule, terms))
            .orElseGet(() -> servers.make(account, terms));
    return switch (answer) {
      case Answer.Told<Made>(var made) -> {
        note(wish, thing, whom, made.rule());
        yield made.invitation()
            .map(code -> invites(wish, made.rule(), code))
            .orElseGet(() -> new Outcome.Holds(made.rule()));
      }
      case Answer.None<Made>() -> new Outcome.NoSuchThing();
      case Answer.Refused<Made>() -> new Outcome.Incomplete(List.of(Flaw.REFUSED));
      case Answer.Unreachable<Made>() -> afterSilence(wish, thing, terms);
    };
  }

  /**
   * The answer was lost, and perhaps not what was wanted: what holds now is asked for, and where
   * that can't be known, the wallet says so. A later look at the thing compares once more.
   */
  private Outcome afterSilence(Wish wish, Thing thing, Terms terms) {
    var place = wish.place();
    if (!(servers.rules(place.account(), thing.resource())
        instanceof Answer.Told<List<Rule>>(var rules))) {
      wish.instead().ifPresent(rule -> doubt(wish, thing, terms, rule));
      return new Outcome.Unreachable();
    }
    var noted = ledger.records(place);
    var done = rules.stream().filter(rule -> isWhatWasWanted(rule, wish, terms, noted)).findFirst();
    if (done.isEmpty()) {
      ruleNotes.compare(place, thing, rules, wish.languages());
      return new Outcome.Unreachable();
    }
    var before = Optional.ofNullable(noted.get(done.get().id()));
    if (before.filter(one -> RuleNotes.isOf(one, done.get())).isPresent()) {
      // The same before and after, but for a value that nobody tells again.
      doubt(wish, thing, terms, done.get().id());
      return new Outcome.Unreachable();
    }
    note(wish, thing, terms.whom(), done.get());
    return terms.whom() instanceof Whom.Inviting
        // Its link is lost: another is made by asking once more.
        ? new Outcome.Unreachable()
        : new Outcome.Holds(done.get());
  }

  private static boolean isWhatWasWanted(
      Rule rule, Wish wish, Terms terms, Map<String, Permission> noted) {
    var isThatOne =
        wish.instead().map(rule.id()::equals).orElseGet(() -> !noted.containsKey(rule.id()));
    return isThatOne
        && rule.scopes().equals(terms.scopes())
        && rule.endsAt().equals(terms.endsAt())
        && isAlike(rule.whom(), terms.whom());
  }

  private static boolean isAlike(Rule.Whom is, Whom wanted) {
    return switch (wanted) {
      case Whom.Asking() -> is instanceof Rule.Whom.Asking;
      case Whom.Inviting() -> is instanceof Rule.Whom.Invited;
      case Whom.Using(var client) -> is.equals(new Rule.Whom.Using(client));
      case Whom.Proving(var issuer, var claim, _) ->
          is.equals(new Rule.Whom.Proving(issuer, claim));
    };
  }

  private void doubt(Wish wish, Thing thing, Terms terms, String rule) {
    var changed =
        new Rule(rule, terms.resource(), terms.scopes(), terms.endsAt(), new Rule.Whom.Other());
    ruleNotes.doubt(wish.place(), thing, changed, wish.languages());
  }

  private Outcome invites(Wish wish, Rule rule, Secret code) {
    var account = wish.place().account();
    var openUntil =
        rule.whom() instanceof Rule.Whom.Invited(_, var until)
            ? until.orElse(rule.endsAt())
            : rule.endsAt();
    var invitation =
        new Invitation(
            code.hash(), account.account(), account.server(), wish.called().orElse(""), openUntil);
    ledger.write(account.account(), () -> invitations.keep(invitation));
    return new Outcome.Invites(rule, code, openUntil);
  }

  private static List<Flaw> flaws(Wish wish, ScopeSet scopes) {
    var flaws = new ArrayList<Flaw>();
    if (wish.whom().isEmpty()) {
      flaws.add(Flaw.NOBODY);
    }
    if (wish.whom().orElse(new Whom.Asking()) instanceof Whom.Proving(_, _, var value)
        && (value.isBlank() || value.length() > LONGEST_VALUE)) {
      flaws.add(Flaw.NO_VALUE);
    }
    if (wish.whom().orElse(new Whom.Asking()) instanceof Whom.Inviting
        && wish.called().filter(name -> name.length() <= LONGEST_NAME).isEmpty()) {
      flaws.add(Flaw.NO_NAME);
    }
    if (scopes.isEmpty()) {
      flaws.add(Flaw.NO_PART);
    }
    return flaws;
  }

  private void note(Wish wish, Thing thing, Whom whom, Rule rule) {
    var place = wish.place();
    wish.instead().ifPresent(old -> ledger.ended(place, old, Reason.CHANGED));
    // Who is asked shows nothing to anybody yet.
    party(wish, whom)
        .ifPresent(party ->
            ledger.note(
                place,
                Permission.RULE,
                party,
                wish.length().howLong(),
                List.of(ledger.entry(place, thing, rule, wish.languages())),
                wish.languages()));
  }

  private Optional<Ledger.Party> party(Wish wish, Whom whom) {
    var place = wish.place();
    var languages = wish.languages();
    return switch (whom) {
      case Whom.Asking() -> Optional.empty();
      case Whom.Inviting() ->
          Optional.of(
              new Ledger.Party(
                  Permission.RULE,
                  RuleWords.invited(wish.note(), languages),
                  "",
                  Optional.empty()));
      case Whom.Using(var client) -> Optional.of(ledger.party(place, client, languages));
      case Whom.Proving(var issuer, var claim, var value) ->
          Optional.of(
              new Ledger.Party(
                  Permission.RULE,
                  RuleWords.everyone(claim, value, languages),
                  issuerName(place, issuer, languages),
                  Optional.empty()));
    };
  }

  private String issuerName(Place place, String issuer, List<Language> languages) {
    return believed(place).stream()
        .filter(one -> one.issuer().equals(issuer))
        .flatMap(one -> one.name().stream())
        .map(name -> name.in(languages))
        .findFirst()
        .orElse(issuer);
  }
}
