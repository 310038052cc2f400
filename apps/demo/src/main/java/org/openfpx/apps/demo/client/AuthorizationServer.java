package org.openfpx.apps.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.openfpx.apps.demo.party.Reply;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.domain.secret.Secret;

/** What the client asks of the authorization server. */
final class AuthorizationServer {
  private static final String CAPABILITY_TICKET =
      "urn:ietf:params:oauth:grant-type:capability-ticket";
  private static final String UMA_TICKET = "urn:ietf:params:oauth:grant-type:uma-ticket";

  private final URI issuer;
  private final Telephone.Caller self;
  private final Telephone telephone;

  AuthorizationServer(URI issuer, Telephone.Caller self, Telephone telephone) {
    this.issuer = issuer;
    this.self = self;
    this.telephone = telephone;
  }

  /** What came of it. */
  sealed interface Answer {
    record Given(JsonNode body) implements Answer {}

    /**
     * The person has to be asked.
     *
     * @param ticket the next one
     * @param address where to send the person with it
     */
    record NeedsPerson(Secret ticket, URI address) implements Answer {}

    /** The person, or the network, said no. */
    record Refused(String error) implements Answer {}

    record Unreachable() implements Answer {}

    /** It is not who it should be, or says nothing that can be understood. Nothing was sent on. */
    record NotUnderstood() implements Answer {}
  }

  String issuer() {
    return issuer.toString();
  }

  /** Call 1: a ticket for what the client is registered to ask for. */
  Answer open(String capabilityTicket, Secret verifier) {
    var answer =
        token(
            Map.of(
                "grant_type",
                CAPABILITY_TICKET,
                "capability_ticket",
                capabilityTicket,
                "code_challenge",
                challenge(verifier),
                "code_challenge_method",
                "S256"));
    return answer instanceof Answer.Given(var body) ? needsPerson(body) : answer;
  }

  /** Call 1 of whoever has a ticket from a source: takes it to where it is good. */
  Answer bring(Secret ticket, Secret verifier, String purpose) {
    return token(
        Map.of(
            "grant_type",
            UMA_TICKET,
            "ticket",
            ticket.reveal(),
            "purpose",
            purpose,
            "code_challenge",
            challenge(verifier),
            "code_challenge_method",
            "S256"));
  }

  /** Call 3, after the person came back: tokens for the ticket, one for each source. */
  Answer redeem(Secret ticket, Secret verifier) {
    return token(
        Map.of(
            "grant_type", UMA_TICKET,
            "ticket", ticket.reveal(),
            "code_verifier", verifier.reveal()));
  }

  /** Fresh tokens for what is still shared. */
  Answer refresh(Secret refreshToken) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken.reveal()));
  }

  private Answer token(Map<String, String> form) {
    // Asked each time: a demo is started and stopped while a page stays open.
    return switch (telephone.get(issuer.resolve("/.well-known/uma2-configuration"))) {
      case Reply.Answered known when known.isGood() ->
          // UMA Grant 2: whoever publishes it under another name is somebody else.
          address(known.text("token_endpoint"))
              .filter(_ -> known.text("issuer").equals(issuer()))
              .map(endpoint -> ask(endpoint, form))
              .orElseGet(Answer.NotUnderstood::new);
      case Reply.Answered _ -> new Answer.Unreachable();
      case Reply.Unreachable() -> new Answer.Unreachable();
    };
  }

  private Answer ask(URI tokenEndpoint, Map<String, String> form) {
    return switch (telephone.postForm(tokenEndpoint, self, form)) {
      case Reply.Unreachable() -> new Answer.Unreachable();
      case Reply.Answered good when good.isGood() -> new Answer.Given(good.body());
      case Reply.Answered bad when bad.status() >= 500 -> new Answer.Unreachable();
      case Reply.Answered more when more.text("error").equals("need_info") ->
          needsPerson(more.body());
      case Reply.Answered bad -> new Answer.Refused(bad.text("error"));
    };
  }

  private static Answer needsPerson(JsonNode body) {
    var ticket = body.path("ticket").asText("");
    return address(body.path("redirect_user").asText(""))
        .filter(_ -> !ticket.isBlank())
        .<Answer>map(address -> new Answer.NeedsPerson(new Secret(ticket), address))
        .orElseGet(Answer.NotUnderstood::new);
  }

  /** An address of the web; nothing if it is another, or none. */
  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          .filter(uri -> uri.getHost() != null);
    } catch (URISyntaxException nonsense) {
      return Optional.empty();
    }
  }

  private static String challenge(Secret verifier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
