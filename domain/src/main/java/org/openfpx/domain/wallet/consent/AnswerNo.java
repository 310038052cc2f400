package org.openfpx.domain.wallet.consent;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.permission.ConsentId;

/**
 * A person says no: the authorization server is told that access is denied, and nothing else.
 * Nobody has to sign in to say no; who is signed in finds it in their records.
 */
public final class AnswerNo {
  private final ConsentRequests requests;
  private final Consents consents;
  private final Atomically atomically;
  private final WhileOpen whileOpen;
  private final AuthorizationServers servers;
  private final ShowRequest show;
  private final HandBack handBack;
  private final World world;

  /** The parties and pages that a no needs. */
  public record Ways(AuthorizationServers servers, ShowRequest show, HandBack handBack) {}

  public AnswerNo(AnswerYes.Records records, Ways ways, World world) {
    this.requests = records.requests();
    this.consents = records.consents();
    this.atomically = records.atomically();
    this.whileOpen = records.whileOpen();
    this.servers = ways.servers();
    this.show = ways.show();
    this.handBack = ways.handBack();
    this.world = world;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** Send the browser there. */
    record SendBack(URI address) implements Outcome {}

    /** The person has said yes before; that is stopped on another page. */
    record SaidYes() implements Outcome {}

    /** It is over. */
    record Over() implements Outcome {}

    /** No such request in this browser. */
    record NotHere() implements Outcome {}
  }

  /** Refuses a request, in the languages in which it was shown. */
  public Outcome answer(ConsentId id, Session session, List<Language> languages) {
    var found = requests.find(id).filter(request -> request.session().equals(session.id()));
    if (found.isEmpty()) {
      return new Outcome.NotHere();
    }
    var request = found.get();
    return switch (request.stage()) {
      case ASKING -> {
        refuse(request, session, languages);
        yield sendBack(request, session);
      }
      case REFUSED -> sendBack(request, session);
      case SHARING, PUSHING, SHARED, TAKEN -> new Outcome.SaidYes();
      case OVER -> new Outcome.Over();
    };
  }

  private void refuse(ConsentRequest request, Session session, List<Language> languages) {
    var consent = consent(request, session, languages);
    atomically.run(() -> {
      if (requests.move(request.id(), Stage.ASKING, Stage.REFUSED)) {
        consent.ifPresent(this::record);
      }
      return true;
    });
  }

  /** Also who has left meanwhile refuses; nothing more is kept of it. */
  private void record(Consent consent) {
    var _ =
        whileOpen.run(
            consent.account(),
            () -> {
              consents.record(consent);
              return true;
            });
  }

  private Optional<Consent> consent(
      ConsentRequest request, Session session, List<Language> languages) {
    var now = world.time().instant();
    return session
        .signedIn()
        .flatMap(person ->
            servers.transaction(request.server(), request.handle())
                    instanceof TransactionAnswer.Found(var details)
                ? show.page(request, details, person, now)
                    .map(page -> new RecordAnswer(person.account(), languages, now).no(page))
                : Optional.empty());
  }

  private Outcome sendBack(ConsentRequest request, Session session) {
    return handBack
        .no(request, session.signedIn())
        .<Outcome>map(Outcome.SendBack::new)
        .orElseGet(Outcome.Over::new);
  }
}
