package org.openfpx.domain.wallet.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.permission.ConsentId;

/**
 * Takes over a transaction from an authorization server (protocol, 3.3 and 3.4). A handle belongs
 * to the first browser session that opens it.
 */
public final class OpenRequest {
  private final Catalogue catalogue;
  private final AuthorizationServers servers;
  private final ConsentRequests requests;
  private final Duration longest;
  private final World world;

  /**
   * @param longest how long a person may take (protocol, section 7)
   */
  public OpenRequest(
      Catalogue catalogue,
      AuthorizationServers servers,
      ConsentRequests requests,
      Duration longest,
      World world) {
    this.catalogue = catalogue;
    this.servers = servers;
    this.requests = requests;
    this.longest = longest;
    this.world = world;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** Show it. */
    record Opened(ConsentId request) implements Outcome {}

    /** Another browser has opened it before. */
    record OpenedElsewhere() implements Outcome {}

    /** There is no such transaction, or it is over. */
    record Gone() implements Outcome {}

    /** The authorization server can't be reached now. */
    record Unreachable() implements Outcome {}
  }

  /** Opens what an authorization request in good order names. */
  public Outcome open(
      AuthorizationRequest request, AuthorizationParameters parameters, String session) {
    var server = catalogue.serverWithClientId(request.client().id().value());
    var handle = request.other("transaction").filter(value -> !value.isBlank()).map(Secret::new);
    if (server.isEmpty() || handle.isEmpty()) {
      return new Outcome.Gone();
    }
    return switch (servers.transaction(server.get().identifier(), handle.get())) {
      case TransactionAnswer.Found(var details) ->
          keep(server.get().identifier(), handle.get(), details, parameters, session);
      case TransactionAnswer.Gone() -> new Outcome.Gone();
      case TransactionAnswer.Unreachable() -> new Outcome.Unreachable();
    };
  }

  private Outcome keep(
      String server,
      Secret handle,
      TransactionDetails details,
      AuthorizationParameters parameters,
      String session) {
    var kept =
        requests.open(
            new ConsentRequest(
                new ConsentId(world.ids().next()),
                server,
                handle,
                parameters,
                session,
                world.time().instant().truncatedTo(ChronoUnit.SECONDS),
                end(details),
                Stage.ASKING,
                Optional.empty()));
    return kept.session().equals(session)
        ? new Outcome.Opened(kept.id())
        : new Outcome.OpenedElsewhere();
  }

  private Instant end(TransactionDetails details) {
    var end = world.time().instant().plus(longest);
    return details.expiresAt().isBefore(end) ? details.expiresAt() : end;
  }
}
