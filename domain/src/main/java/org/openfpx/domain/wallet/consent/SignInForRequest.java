package org.openfpx.domain.wallet.consent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Line;
import org.openfpx.domain.wallet.login.BeginLogin;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Start;

/**
 * Has a person sign in for a request: as recently as the authorization server demands it, and once
 * more where their sign-in is not sure or not recent enough for what is asked (a step-up). What is
 * demanded follows from the request that is kept here, and from nothing that a browser says. Of
 * levels, what the provider then says counts, whatever was asked.
 */
public final class SignInForRequest {
  private final ConsentRequests requests;
  private final AuthorizationServers servers;
  private final HandBack handBack;
  private final BeginLogin beginLogin;
  private final World world;

  public SignInForRequest(
      ConsentRequests requests,
      AuthorizationServers servers,
      HandBack handBack,
      BeginLogin beginLogin,
      World world) {
    this.requests = requests;
    this.servers = servers;
    this.handBack = handBack;
    this.beginLogin = beginLogin;
    this.world = world;
  }

  /** Where a browser goes in which nobody has signed in, or not recently enough for the request. */
  public Start beginAt(
      String idp, ConsentId id, Session session, ReturnPath backTo, List<Language> languages) {
    return requestOf(id, session)
        .map(request -> beginLogin.begin(session, wish(idp, backTo, request), languages))
        .orElseGet(Start.Unknown::new);
  }

  private BeginLogin.Wish wish(String idp, ReturnPath backTo, ConsentRequest request) {
    var recency = handBack.recency(request);
    var least = leastOf(needed(lines(request)).stream(), request);
    return new BeginLogin.Wish(idp, backTo, recency.anew(), recency, least);
  }

  /**
   * The lines without which nothing is shared. For what the person may leave out nobody is asked
   * for a second factor before they have seen it.
   */
  private static List<Line> needed(List<Line> lines) {
    var required = lines.stream().filter(Line::required).toList();
    return required.isEmpty() ? lines : required;
  }

  /**
   * Where a browser goes whose person is to sign in once more at the same provider; unknown if
   * there is no such request in it, or nobody signed in.
   */
  public Start begin(ConsentId id, Session session, ReturnPath backTo, List<Language> languages) {
    var request = requestOf(id, session);
    var person = session.signedIn();
    if (request.isEmpty() || person.isEmpty()) {
      return new Start.Unknown();
    }
    var lines = lines(request.get());
    var wish =
        new BeginLogin.Wish(
            person.get().idp(),
            backTo,
            true,
            recency(lines, person.get()),
            leastOf(missing(lines, person.get()), request.get()));
    return beginLogin.begin(session, wish, languages);
  }

  private Optional<ConsentRequest> requestOf(ConsentId id, Session session) {
    return requests.find(id).filter(found -> found.session().equals(session.id()));
  }

  private List<Line> lines(ConsentRequest request) {
    return servers.transaction(request.server(), request.handle())
            instanceof TransactionAnswer.Found(var details)
        ? details.lines()
        : List.of();
  }

  /** The least age that suffices for every line for which the person's sign-in is too old. */
  private Recency recency(List<Line> lines, SignedIn person) {
    var now = world.time().instant();
    return new Recency(
        false,
        lines.stream()
            .flatMap(line -> line.maxAuthAge().stream())
            .filter(most -> !AuthAge.isWithin(most, person.at(), now))
            .min(Duration::compareTo));
  }

  /** The lines for which the person's level does not suffice. */
  private static Stream<Line> missing(List<Line> lines, SignedIn person) {
    return lines.stream().filter(line -> !person.assurance().suffices(line.least()));
  }

  /** The least level that suffices for these lines and for the client; empty if any does. */
  private Optional<Assurance> leastOf(Stream<Line> lines, ConsentRequest request) {
    return Stream.concat(
            lines.map(Line::least).filter(least -> !least.equals(Assurance.LOWEST)),
            handBack.levels(request).bestLiked().stream())
        .reduce(Assurance::atLeast);
  }
}
