package org.openfpx.domain.wallet.owning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.owning.OwnersServers.Approved;
import org.openfpx.domain.wallet.permission.Permission;

/** An owner looks at a request that waits for them, and answers it (protocol, section 3.9). */
public final class AnswerAsked {
  private final OwnersServers servers;
  private final Catalogue catalogue;
  private final WaitingRequests waiting;
  private final Ledger ledger;
  private final World world;

  public AnswerAsked(
      OwnersServers servers,
      Catalogue catalogue,
      WaitingRequests waiting,
      Ledger ledger,
      World world) {
    this.servers = servers;
    this.catalogue = catalogue;
    this.waiting = waiting;
    this.ledger = ledger;
    this.world = world;
  }

  /** A choice of time. */
  public record Until(HowLong howLong, Instant endsAt) {}

  /**
   * A yes.
   *
   * @param languages in which the page was shown
   */
  public record Yes(ScopeSet scopes, HowLong howLong, List<Language> languages) {
    public Yes {
      languages = List.copyOf(languages);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It is here, open or answered. */
    record Found(Asked asked) implements Outcome {}

    /** The yes or the no counts. */
    record Answered(Asked asked) implements Outcome {}

    /** No part was ticked; nothing was answered. */
    record NoPart(Asked asked) implements Outcome {}

    /** The authorization server did not take the answer; it may have been given elsewhere. */
    record NotTaken(Asked asked) implements Outcome {}

    /** There is no such request to this person. */
    record NotFound() implements Outcome {}

    /** The authorization server can't be reached now. */
    record Unreachable() implements Outcome {}
  }

  /** Looks at it. */
  public Outcome look(Place place, String id) {
    return switch (servers.asked(place.account(), id)) {
      case Answer.Told<Asked>(var asked) -> {
        if (!asked.isOpenAt(world.time().instant())) {
          waiting.answered(place.account().server(), id);
        }
        yield new Outcome.Found(asked);
      }
      case Answer.None<Asked>() -> {
        waiting.answered(place.account().server(), id);
        yield new Outcome.NotFound();
      }
      case Answer.Refused<Asked>() -> new Outcome.NotFound();
      case Answer.Unreachable<Asked>() -> new Outcome.Unreachable();
    };
  }

  /** The time by which it is judged whether a request is open. */
  public Instant now() {
    return world.time().instant();
  }

  /** For how long it can be let through, the shortest first. */
  public List<Until> untils(Asked asked) {
    var now = world.time().instant();
    // The authorization server counts from the whole minute before now.
    var latest = WholeMinutes.floor(WholeMinutes.floor(now).plus(asked.longest()));
    List<Until> untils = new ArrayList<>();
    for (var howLong : HowLong.values()) {
      var end = howLong.endFrom(now).map(WholeMinutes::ceiling).orElse(latest);
      if (howLong == HowLong.MOST || end.isBefore(latest)) {
        untils.add(new Until(howLong, end));
      }
    }
    return untils;
  }

  /** Lets it through, all or a part. */
  public Outcome approve(Place place, String id, Yes yes) {
    if (!(look(place, id) instanceof Outcome.Found(var asked))) {
      return look(place, id);
    }
    var scopes = yes.scopes().and(asked.scopes());
    if (!asked.isOpenAt(world.time().instant())) {
      return new Outcome.NotTaken(asked);
    }
    if (scopes.isEmpty()) {
      return new Outcome.NoPart(asked);
    }
    var untils = untils(asked);
    var until =
        untils.stream()
            .filter(one -> one.howLong() == yes.howLong())
            .findFirst()
            .orElse(untils.getFirst());
    return switch (servers.approve(place.account(), id, scopes, until.endsAt())) {
      case Answer.Told<List<Approved>>(var given) -> {
        waiting.answered(place.account().server(), id);
        note(place, asked, until, given, yes.languages());
        yield new Outcome.Answered(asked);
      }
      case Answer.None<List<Approved>>() -> new Outcome.NotFound();
      case Answer.Refused<List<Approved>>() -> new Outcome.NotTaken(asked);
      case Answer.Unreachable<List<Approved>>() -> new Outcome.Unreachable();
    };
  }

  /** Turns it away. */
  public Outcome deny(Place place, String id) {
    return switch (servers.deny(place.account(), id)) {
      case Answer.Told<Asked>(var asked) -> {
        waiting.answered(place.account().server(), id);
        yield new Outcome.Answered(asked);
      }
      case Answer.Refused<Asked>() ->
          look(place, id) instanceof Outcome.Found(var asked)
              ? new Outcome.NotTaken(asked)
              : new Outcome.NotFound();
      case Answer.None<Asked>() -> new Outcome.NotFound();
      case Answer.Unreachable<Asked>() -> new Outcome.Unreachable();
    };
  }

  private void note(
      Place place, Asked asked, Until until, List<Approved> given, List<Language> languages) {
    var server = place.account().server();
    var client = catalogue.client(server, asked.client());
    var party =
        new Ledger.Party(
            asked.client(),
            client.map(one -> one.name().in(languages)).orElse(asked.client()),
            client.map(Client::organisation).map(one -> one.in(languages)).orElse(""),
            asked.why().map(text -> text.in(languages)));
    var entries = given.stream().map(one -> entry(server, asked, one, languages)).toList();
    ledger.note(place, Permission.OWN, party, until.howLong(), entries, languages);
  }

  private Ledger.Entry entry(String server, Asked asked, Approved given, List<Language> languages) {
    var line =
        asked.lines().stream().filter(one -> one.resource().equals(given.resource())).findFirst();
    var type = line.flatMap(Asked.Line::type);
    return new Ledger.Entry(
        given.permission(),
        given.resource(),
        ledger.title(server, line.flatMap(Asked.Line::name), type, languages),
        type.flatMap(address -> catalogue.definitionOfType(server, address)),
        line.map(Asked.Line::scopes).orElse(given.scopes()),
        given.scopes(),
        given.endsAt());
  }

  /** The words of those of the owner's rules that the party at the client has satisfied. */
  public List<String> rulesOf(Place place, Asked asked) {
    var records = ledger.records(place);
    return asked.party().stream()
        .flatMap(party -> party.rules().stream())
        .flatMap(rule -> Optional.ofNullable(records.get(rule)).stream())
        .flatMap(rule -> ledger.words(rule).stream())
        .map(Consent.Words::client)
        .distinct()
        .toList();
  }
}
