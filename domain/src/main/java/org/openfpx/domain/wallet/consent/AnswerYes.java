package org.openfpx.domain.wallet.consent;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permissions;

/**
 * A person says yes (protocol, 3.5 to 3.7). The answer is written down whole before any other party
 * learns of it; what comes after can be broken off at any point and taken up again, by the same
 * button, to the same end.
 */
public final class AnswerYes {
  private final ConsentRequests requests;
  private final Consents consents;
  private final Permissions permissions;
  private final AuthorizationServers servers;
  private final ShowRequest show;
  private final CarryOut carryOut;
  private final WhileOpen whileOpen;
  private final World world;

  /** Where the answer is written down. */
  public record Records(
      ConsentRequests requests,
      Consents consents,
      Permissions permissions,
      Atomically atomically,
      WhileOpen whileOpen) {}

  public AnswerYes(
      Records records,
      AuthorizationServers servers,
      ShowRequest show,
      CarryOut carryOut,
      World world) {
    this.requests = records.requests();
    this.consents = records.consents();
    this.permissions = records.permissions();
    this.whileOpen = records.whileOpen();
    this.servers = servers;
    this.show = show;
    this.carryOut = carryOut;
    this.world = world;
  }

  /**
   * The answer.
   *
   * @param fingerprint of the page that was answered; empty to go on with an answer given before
   * @param languages in which the page was shown
   */
  public record Yes(
      ConsentId request, Optional<Choices> choices, String fingerprint, List<Language> languages) {
    public Yes {
      languages = List.copyOf(languages);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** All is in place: send the browser there. */
    record SendBack(URI address) implements Outcome {}

    /** Something is missing; nothing was shared. */
    record Incomplete(List<Problem> problems) implements Outcome {
      public Incomplete {
        problems = List.copyOf(problems);
      }
    }

    /** What is asked has changed since the page was shown; nothing was shared. */
    record Changed() implements Outcome {}

    /** The person has to sign in first. */
    record SignInFirst() implements Outcome {}

    /** The person has said no before. */
    record SaidNo() implements Outcome {}

    /** It is over, or came to nothing. */
    record Over() implements Outcome {}

    /** No such request in this browser. */
    record NotHere() implements Outcome {}

    /** The authorization server can't be reached now; the answer is kept where there was one. */
    record Unreachable() implements Outcome {}
  }

  /** Carries out a yes. */
  public Outcome answer(Yes yes, Session session) {
    var now = world.time().instant();
    var found =
        requests.find(yes.request()).filter(request -> request.session().equals(session.id()));
    if (found.isEmpty()) {
      return new Outcome.NotHere();
    }
    var request = found.get();
    if (!now.isBefore(request.endsAt())) {
      return new Outcome.Over();
    }
    var person = session.signedIn().filter(who -> show.isRecent(request, who, now));
    if (person.isEmpty()) {
      return new Outcome.SignInFirst();
    }
    return switch (request.stage()) {
      case ASKING -> decide(request, yes, person.get(), now);
      case SHARING, PUSHING, SHARED, TAKEN -> carryOut.carryOut(request.id(), person.get());
      case REFUSED -> new Outcome.SaidNo();
      case OVER -> new Outcome.Over();
    };
  }

  private Outcome decide(ConsentRequest request, Yes yes, SignedIn person, Instant now) {
    yes.choices().ifPresent(choices -> requests.draft(request.id(), choices));
    return switch (servers.transaction(request.server(), request.handle())) {
      case TransactionAnswer.Found(var details) -> decide(request, details, yes, person, now);
      case TransactionAnswer.Gone() -> {
        requests.move(request.id(), Stage.ASKING, Stage.OVER);
        yield new Outcome.Over();
      }
      case TransactionAnswer.Unreachable() -> new Outcome.Unreachable();
    };
  }

  private Outcome decide(
      ConsentRequest request, TransactionDetails details, Yes yes, SignedIn person, Instant now) {
    var page = show.page(request, details, person, now);
    if (page.isEmpty()
        || yes.choices().isEmpty()
        || !page.get().fingerprint().equals(yes.fingerprint())) {
      return new Outcome.Changed();
    }
    var checked = CheckedAnswer.of(page.get(), yes.choices().get());
    if (!checked.problems().isEmpty()) {
      return new Outcome.Incomplete(checked.problems());
    }
    var recorded = new RecordAnswer(person.account(), yes.languages(), now);
    var consent = recorded.yes(page.get(), yes.choices().get(), checked);
    var isOpen =
        whileOpen.run(
            person.account(),
            () -> {
              // Of two clicks one writes; both then carry out the same answer.
              if (requests.move(request.id(), Stage.ASKING, Stage.SHARING)) {
                consents.record(consent);
                permissions.promise(recorded.promises(page.get(), checked, world.ids()));
              }
              return true;
            });
    return isOpen.isPresent() ? carryOut.carryOut(request.id(), person) : new Outcome.Over();
  }
}
