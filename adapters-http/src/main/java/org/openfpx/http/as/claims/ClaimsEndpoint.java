package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.claims.StartGathering;
import org.openfpx.domain.as.signin.RequestSignIn;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.as.token.TicketParameters;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.page.Pages;
import org.openfpx.http.problem.BadRequest;

/**
 * The claims interaction endpoint (protocol, sections 3.1 to 3.3; UMA Grant 3.3.2), and the page on
 * which a person chooses among several wallets.
 */
public final class ClaimsEndpoint implements Endpoint {
  /** Where clients send people. */
  public static final String PATH = "/uma/claims";

  private final StartGathering startGathering;
  private final Pages pages;
  private final GatheringCookies cookies;

  public ClaimsEndpoint(StartGathering startGathering, Pages pages, GatheringCookies cookies) {
    this.startGathering = startGathering;
    this.pages = pages;
    this.cookies = cookies;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::start));
  }

  @Override
  public List<Contribution> contributions() {
    var place = Contribution.in(DiscoveryDocument.UMA2, DiscoveryDocument.OAUTH);
    return List.of(
        place.address("claims_interaction_endpoint", PATH),
        place.list("code_challenge_methods_supported", "S256"));
  }

  private void start(Context context) {
    switch (startGathering.start(read(context))) {
      case StartGathering.UnknownClient() ->
          pages.showProblem(context, 400, "unknown_client", Optional.empty());
      case StartGathering.UnknownAddress() ->
          pages.showProblem(context, 400, "unknown_address", Optional.empty());
      case StartGathering.SentBack(var address) -> pages.sendAway(context, address);
      case StartGathering.SentToWallet(var address, var browser) -> {
        cookies.write(context, browser);
        pages.sendAway(context, address);
      }
      case StartGathering.SentToChoose(var browser) -> {
        cookies.write(context, browser);
        pages.sendTo(context, WalletChoiceEndpoint.address(browser));
      }
    }
  }

  private StartGathering.Request read(Context context) {
    var parameters = Parameters.ofQuery(context);
    var state = parameters.optional("state");
    if (state.filter(text -> text.length() > RequestSignIn.LONGEST_STATE).isPresent()) {
      throw new BadRequest(
          "invalid_request", "state is at most " + RequestSignIn.LONGEST_STATE + " characters");
    }
    return new StartGathering.Request(
        parameters.optional("client_id").filter(ClientId::isClientId).map(ClientId::new),
        parameters.optional("ticket").filter(ticket -> !ticket.isBlank()).map(Secret::new),
        parameters.optional("claims_redirect_uri").map(RequestedRedirect::new),
        state,
        TicketParameters.challenge(parameters),
        TicketParameters.purpose(parameters),
        pages.wanted(context));
  }
}
