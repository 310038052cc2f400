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
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.owning.OwnersServers.Approved;

/** An owner looks at a request that waits for them, and answers it (protocol, section 3.9). */
public final class AnswerAsked {
  private final OwnersServers servers;
  private final WaitingRequests waiting;
  private final Ledger ledger;
  private final AskedNotes notes;
  private final World world;

  public AnswerAsked(
      OwnersServers servers,
      Catalogue catalogue,
      WaitingRequests waiting,
      Ledger ledger,
      World world) {
    this.servers = servers;
    this.waiting = waiting;
    this.ledger = ledger;
    this.notes = new AskedNotes(ledger, catalogue);
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

    /** The authorization server can't be reached now; whether it took an answer is not known. */
    record Unreachable() implements Outcome {}
  }

  /** Looks at it, and notes what a yes gave of which the wallet has not heard. */
  public Outcome look(Place place, String id, List<Language> languages) {
    return switch (servers.asked(place.account(), id)) {
      case Answer.Told<Asked>(var asked) -> {
        if (!asked.isOpenAt(world.time().instant())) {
          waiting.answered(place.account().server(), id);
          notes.settle(place, asked, asked.given(), languages);
        }
        yield new Outcome.Found(asked);
      }
      case Answer.None<Asked>() -> gone(place, id);
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

  /**
   * Lets it through, all or a part. It is written down as a promise before the authorization server
   * is told: its answer may be lost, and what it lets through would be in nobody's sight.
   */
  public Outcome approve(Place place, String id, Yes yes) {
    var looked = look(place, id, yes.languages());
    if (!(looked instanceof Outcome.Found(var asked))) {
      return looked;
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
    if (!notes.promise(place, asked, scopes, until, yes.languages())) {
      return new Outcome.NotTaken(asked);
    }
    return switch (servers.approve(place.account(), id, scopes, until.endsAt())) {
      case Answer.Told<List<Approved>>(var given) -> {
        waiting.answered(place.account().server(), id);
        notes.settle(place, asked, given, yes.languages());
        yield new Outcome.Answered(asked);
      }
      case Answer.None<List<Approved>>() -> {
        notes.withdraw(place, asked);
        yield gone(place, id);
      }
      case Answer.Refused<List<Approved>>() -> afterRefusal(place, asked, yes, until);
      case Answer.Unreachable<List<Approved>>() -> afterSilence(place, asked, yes);
    };
  }

  /** It was said before and not heard of, another answer was faster, or it is not taken. */
  private Outcome afterRefusal(Place place, Asked asked, Yes yes, Until until) {
    if (!(look(place, asked.id(), yes.languages()) instanceof Outcome.Found(var now))) {
      return new Outcome.NotTaken(asked);
    }
    if (now.isOpenAt(world.time().instant())) {
      notes.withdraw(place, asked);
    }
    var isWhatWasSaid =
        now.given().stream()
            .allMatch(
                one -> yes.scopes().covers(one.scopes()) && one.endsAt().equals(until.endsAt()));
    return isWhatWasSaid && now.state() == Asked.State.APPROVED
        ? new Outcome.Answered(now)
        : new Outcome.NotTaken(asked);
  }

  /**
   * The answer was lost, and perhaps not what was said. Where that can't be known the promise
   * stands; later looks, and comparing with the authorization server, settle it.
   */
  private Outcome afterSilence(Place place, Asked asked, Yes yes) {
    return look(place, asked.id(), yes.languages()) instanceof Outcome.Found(var now)
            && now.state() == Asked.State.APPROVED
        ? new Outcome.Answered(now)
        : new Outcome.Unreachable();
  }

  /** Turns it away. */
  public Outcome deny(Place place, String id, List<Language> languages) {
    return switch (servers.deny(place.account(), id)) {
      case Answer.Told<Asked>(var asked) -> {
        waiting.answered(place.account().server(), id);
        // A yes before it may have been lost; it gives nothing any more.
        notes.settle(place, asked, asked.given(), languages);
        yield new Outcome.Answered(asked);
      }
      case Answer.Refused<Asked>() ->
          look(place, id, languages) instanceof Outcome.Found(var asked)
              ? refused(asked)
              : new Outcome.NotFound();
      case Answer.None<Asked>() -> gone(place, id);
      case Answer.Unreachable<Asked>() -> new Outcome.Unreachable();
    };
  }

  /** What the authorization server has no more waits for nobody. */
  private Outcome gone(Place place, String id) {
    waiting.answered(place.account().server(), id);
    return new Outcome.NotFound();
  }

  /** A no that is one already is said. */
  private static Outcome refused(Asked asked) {
    return asked.state() == Asked.State.DENIED
        ? new Outcome.Answered(asked)
        : new Outcome.NotTaken(asked);
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
