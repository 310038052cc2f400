package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.permission.ConsentId;

/** What a browser gets to see of a request, wherever it stands. */
public final class ShowRequest {
  private final ConsentRequests requests;
  private final Consents consents;
  private final Links links;
  private final AsAccounts asAccounts;
  private final AuthorizationServers servers;
  private final Catalogue catalogue;
  private final HandBack handBack;
  private final World world;

  /** Where the wallet's own records of a person are. */
  public record Records(
      ConsentRequests requests, Consents consents, Links links, AsAccounts asAccounts) {}

  public ShowRequest(
      Records records,
      AuthorizationServers servers,
      Catalogue catalogue,
      HandBack handBack,
      World world) {
    this.requests = records.requests();
    this.consents = records.consents();
    this.links = records.links();
    this.asAccounts = records.asAccounts();
    this.servers = servers;
    this.catalogue = catalogue;
    this.handBack = handBack;
    this.world = world;
  }

  /** What to show. */
  public sealed interface Outcome {
    /** The question. */
    record Ask(ConsentPage page) implements Outcome {}

    /**
     * Who asks, and a way to sign in or to say no.
     *
     * @param toSignIn whether the client asks for no records, but to sign the person in
     * @param again whether the person is signed in, and yet has to do it once more
     */
    record SignInFirst(Client client, boolean toSignIn, boolean again) implements Outcome {}

    /** The person has said yes; the browser may be sent on once more. */
    record SaidYes() implements Outcome {}

    /** The person has said no; the browser may be sent on once more. */
    record SaidNo() implements Outcome {}

    /** It is over, or came to nothing. */
    record Over() implements Outcome {}

    /** No such request in this browser. */
    record NotHere() implements Outcome {}

    /** The wallet does not know who asks, or for what kind of records. */
    record NotKnown() implements Outcome {}

    /** The authorization server can't be reached now. */
    record Unreachable() implements Outcome {}
  }

  /** Shows a request to the browser that opened it. */
  public Outcome show(ConsentId id, Session session, boolean asLastTime) {
    var found = requests.find(id).filter(request -> request.session().equals(session.id()));
    if (found.isEmpty()) {
      return new Outcome.NotHere();
    }
    var request = found.get();
    if (!world.time().instant().isBefore(request.endsAt())) {
      return new Outcome.Over();
    }
    return switch (request.stage()) {
      case ASKING -> ask(request, session, asLastTime);
      case SHARING, PUSHING, SHARED, TAKEN -> new Outcome.SaidYes();
      case REFUSED -> new Outcome.SaidNo();
      case OVER -> new Outcome.Over();
    };
  }

  private Outcome ask(ConsentRequest request, Session session, boolean asLastTime) {
    return switch (servers.transaction(request.server(), request.handle())) {
      case TransactionAnswer.Found(var details) -> ask(request, details, session, asLastTime);
      case TransactionAnswer.Gone() -> {
        requests.move(request.id(), Stage.ASKING, Stage.OVER);
        yield new Outcome.Over();
      }
      case TransactionAnswer.Unreachable() -> new Outcome.Unreachable();
    };
  }

  private Outcome ask(
      ConsentRequest request, TransactionDetails details, Session session, boolean asLastTime) {
    var now = world.time().instant();
    var signedIn = session.signedIn().filter(person -> isRecent(request, person, now));
    if (signedIn.isEmpty()) {
      return catalogue
          .client(request.server(), details.client())
          .<Outcome>map(client ->
              new Outcome.SignInFirst(
                  client,
                  details.kind() == TransactionDetails.Kind.OAUTH,
                  session.signedIn().isPresent()))
          .orElseGet(Outcome.NotKnown::new);
    }
    return page(request, details, signedIn.get(), now)
        .<Outcome>map(page -> new Outcome.Ask(asLastTime ? asLastTime(page, signedIn.get()) : page))
        .orElseGet(Outcome.NotKnown::new);
  }

  /** The page for a person who is signed in. */
  Optional<ConsentPage> page(
      ConsentRequest request, TransactionDetails details, SignedIn signedIn, Instant now) {
    var account = signedIn.account();
    var person =
        new DescribeRequest.Person(
            signedIn,
            links.of(account),
            Stream.concat(asAccounts.lasting(account).stream(), asAccounts.guests(account).stream())
                .toList(),
            consents.lastYes(account, request.server(), details.client()),
            handBack.levels(request).areMetBy(signedIn.assurance()));
    return new DescribeRequest(catalogue).page(request, details, person, now);
  }

  /** Whether the login is as recent as the authorization server wants it. */
  boolean isRecent(ConsentRequest request, SignedIn person, Instant now) {
    return handBack.isRecent(request, person.at(), now);
  }

  private ConsentPage asLastTime(ConsentPage page, SignedIn signedIn) {
    return consents
        .lastYes(signedIn.account(), page.server().identifier(), page.client().identifier())
        .map(last -> page.with(DefaultChoices.asLastTime(page.lines(), page.untils(), last)))
        .orElse(page);
  }
}
