package org.openfpx.domain.wallet.consent;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.login.BeginLogin;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Start;

/**
 * Has a person sign in once more where their sign-in is not sure or not recent enough for what is
 * asked: at the same identity provider, which is asked for the levels that are missing (a step-up).
 * What it then says counts, whatever was asked.
 */
public final class SignInForRequest {
  private final ConsentRequests requests;
  private final AuthorizationServers servers;
  private final BeginLogin beginLogin;

  public SignInForRequest(
      ConsentRequests requests, AuthorizationServers servers, BeginLogin beginLogin) {
    this.requests = requests;
    this.servers = servers;
    this.beginLogin = beginLogin;
  }

  /** Where the browser goes; unknown if there is no such request in it, or nobody signed in. */
  public Start begin(ConsentId id, Session session, ReturnPath backTo, List<Language> languages) {
    var request = requests.find(id).filter(found -> found.session().equals(session.id()));
    var person = session.signedIn();
    if (request.isEmpty() || person.isEmpty()) {
      return new Start.Unknown();
    }
    var least = missing(request.get(), person.get());
    return beginLogin.begin(
        session, new BeginLogin.Wish(person.get().idp(), backTo, true, least), languages);
  }

  /** The least level that suffices for every line for which the person's does not. */
  private Optional<Assurance> missing(ConsentRequest request, SignedIn person) {
    return servers.transaction(request.server(), request.handle())
            instanceof TransactionAnswer.Found(var details)
        ? details.lines().stream()
            .map(TransactionDetails.Line::least)
            .filter(least -> !person.assurance().suffices(least))
            .reduce(Assurance::atLeast)
        : Optional.empty();
  }
}
