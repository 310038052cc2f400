package org.openfpx.apps.demo.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.apps.demo.party.Reply;
import org.openfpx.apps.demo.party.Reply.Answered;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.domain.secret.Secret;

/** What the clinic asks of the authorization server that protects it (UMA FedAuthz 4 and 5). */
final class Protection {
  private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);

  private final URI issuer;
  private final Telephone.Caller self;
  private final Telephone telephone;
  private final InstantSource time;
  private Optional<Pat> pat = Optional.empty();

  private record Pat(Secret token, Instant goodUntil) {}

  Protection(URI issuer, Telephone.Caller self, Telephone telephone, InstantSource time) {
    this.issuer = issuer;
    this.self = self;
    this.telephone = telephone;
    this.time = time;
  }

  String issuer() {
    return issuer.toString();
  }

  /** What a token permits now; nothing if the server does not say. */
  Optional<JsonNode> introspect(Secret rpt) {
    return ask(
        "introspection_endpoint",
        (address, token) -> telephone.postForm(address, token, Map.of("token", rpt.reveal())));
  }

  /** A ticket with which a client can ask for access; nothing if the server does not give one. */
  Optional<String> ticket(String resourceId, String scope) {
    var wanted = List.of(Map.of("resource_id", resourceId, "resource_scopes", List.of(scope)));
    return ask(
            "permission_endpoint", (address, token) -> telephone.postJson(address, token, wanted))
        .map(answer -> answer.path("ticket").asText(""))
        .filter(ticket -> !ticket.isEmpty());
  }

  private interface Question {
    Reply ask(URI address, Secret pat);
  }

  private Optional<JsonNode> ask(String endpoint, Question question) {
    var address = address(endpoint);
    var token = token(false);
    if (address.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    var reply = question.ask(address.get(), token.get());
    if (reply instanceof Answered refused && refused.status() == 401) {
      // Ended early, or the server was started anew.
      reply = token(true).map(fresh -> question.ask(address.get(), fresh)).orElse(reply);
    }
    return reply instanceof Answered good && good.isGood()
        ? Optional.of(good.body())
        : Optional.empty();
  }

  private synchronized Optional<Secret> token(boolean fresh) {
    var now = time.instant();
    if (!fresh && pat.filter(known -> now.isBefore(known.goodUntil())).isPresent()) {
      return pat.map(Pat::token);
    }
    pat =
        address("token_endpoint")
            .map(address ->
                telephone.postForm(
                    address,
                    self,
                    Map.of("grant_type", "client_credentials", "scope", "uma_protection")))
            .filter(Answered.class::isInstance)
            .map(Answered.class::cast)
            .filter(Answered::isGood)
            .map(good -> pat(good, now));
    return pat.map(Pat::token);
  }

  private static Pat pat(Answered good, Instant now) {
    var lifetime = Duration.ofSeconds(good.body().path("expires_in").asLong());
    return new Pat(new Secret(good.text("access_token")), now.plus(lifetime).minus(BEFORE_THE_END));
  }

  private Optional<URI> address(String endpoint) {
    var configuration = telephone.get(issuer.resolve("/.well-known/uma2-configuration"));
    return configuration instanceof Answered known && known.isGood()
        ? Optional.of(known.text(endpoint)).filter(text -> !text.isEmpty()).map(URI::create)
        : Optional.empty();
  }
}
