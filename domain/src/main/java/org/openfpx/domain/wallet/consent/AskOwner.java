package org.openfpx.domain.wallet.consent;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.consent.AnswerYes.Outcome;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.permission.ConsentId;

/**
 * Somebody who can share nothing of what is asked has its owner asked (protocol, section 3.9): the
 * answer stands by no permission at all, and nothing is written down, for nothing was given.
 */
public final class AskOwner {
  private final ConsentRequests requests;
  private final AuthorizationServers servers;
  private final ShowRequest show;
  private final HandBack handBack;
  private final World world;

  public AskOwner(ConsentRequests requests, AnswerNo.Ways ways, World world) {
    this.requests = requests;
    this.servers = ways.servers();
    this.show = ways.show();
    this.handBack = ways.handBack();
    this.world = world;
  }

  /** Sends the browser back so that the owner is asked. */
  public Outcome ask(ConsentId id, Session session) {
    var found = requests.find(id).filter(request -> request.session().equals(session.id()));
    if (found.isEmpty()) {
      return new Outcome.NotHere();
    }
    var request = found.get();
    var now = world.time().instant();
    var person = session.signedIn().filter(who -> show.isRecent(request, who, now));
    if (person.isEmpty()) {
      return new Outcome.SignInFirst();
    }
    return switch (servers.transaction(request.server(), request.handle())) {
      case TransactionAnswer.Found(var details) ->
          show.page(request, details, person.get(), now)
                      .filter(ConsentPage::canAskOwner)
                      .isPresent()
                  && requests.move(id, Stage.ASKING, Stage.SHARED)
              ? sendBack(request, person.get())
              : new Outcome.Over();
      case TransactionAnswer.Gone() -> new Outcome.Over();
      case TransactionAnswer.Unreachable() -> new Outcome.Unreachable();
    };
  }

  private Outcome sendBack(ConsentRequest request, SignedIn person) {
    return handBack
        .yes(request, new HandBack.Given(List.of(), Optional.empty()), person)
        .<Outcome>map(Outcome.SendBack::new)
        .orElseGet(Outcome.Over::new);
  }
}
