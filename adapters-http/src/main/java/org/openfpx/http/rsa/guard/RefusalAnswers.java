package org.openfpx.http.rsa.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.openfpx.domain.rsa.access.Refusal;
import org.openfpx.domain.rsa.access.Refusal.AuthorizationServerUnreachable;
import org.openfpx.domain.rsa.access.Refusal.Challenge;
import org.openfpx.http.oauth.DpopAnswers;

/** Refusals as they go over the wire: without a body, and without a word about the resource. */
public final class RefusalAnswers {
  private static final String PRINTABLE_ASCII = "[\\x20-\\x7E]*";

  private final String realm;
  private final boolean takesProofs;
  private final Optional<ResourceMetadata> metadata;

  /**
   * @param realm what a challenge calls the resource server
   * @param takesProofs whether tokens that are bound to a key are taken (RFC 9449 section 7.1)
   * @param metadata what challenges point to, where it is published
   * @throws IllegalArgumentException if the realm has other characters than printable ones of ASCII
   */
  public RefusalAnswers(String realm, boolean takesProofs, Optional<ResourceMetadata> metadata) {
    if (!realm.matches(PRINTABLE_ASCII)) {
      throw new IllegalArgumentException("a realm is printable ASCII, not " + realm);
    }
    this.realm = quoted(realm);
    this.takesProofs = takesProofs;
    this.metadata = metadata;
  }

  /** Answers a request so. */
  public void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
    response.setHeader("Cache-Control", "no-store");
    if (request.getHeader("Origin") != null) {
      // A script of another origin sees no header that is not listed.
      response.addHeader("Access-Control-Expose-Headers", "WWW-Authenticate, Warning");
    }
    switch (refusal) {
      case Challenge(var server, var ticket, var flaw) -> {
        response.addHeader(
            "WWW-Authenticate",
            "UMA realm=%s, as_uri=%s, ticket=%s"
                .formatted(realm, quoted(server.toString()), quoted(ticket.reveal())));
        if (takesProofs) {
          response.addHeader("WWW-Authenticate", DpopAnswers.challenge(flaw));
        }
        // RFC 9728 section 5.1: beside the one of UMA, for clients that know no other.
        metadata
            .map(published -> quoted(published.addressFor(request)))
            .map("Bearer resource_metadata=%s"::formatted)
            .ifPresent(challenge -> response.addHeader("WWW-Authenticate", challenge));
        response.setStatus(401);
      }
      case AuthorizationServerUnreachable() -> {
        response.setHeader("Warning", "199 - \"UMA Authorization Server Unreachable\"");
        response.setStatus(403);
      }
    }
  }

  /**
   * Answers a request whose token stands elsewhere than in the one header (RFC 6750 section 3.1):
   * no ticket helps it.
   */
  public void answerMisplaced(HttpServletResponse response) {
    answerMalformed(response, "a token belongs into one Authorization header");
  }

  /** Answers a request that names another method in a header than it is of. */
  public void answerOverridden(HttpServletResponse response) {
    answerMalformed(response, "the method is that of the request line");
  }

  private void answerMalformed(HttpServletResponse response, String description) {
    response.setHeader("Cache-Control", "no-store");
    response.addHeader(
        "WWW-Authenticate",
        "Bearer realm=%s, error=\"invalid_request\", error_description=\"%s\""
            .formatted(realm, description));
    response.setStatus(400);
  }

  // RFC 9110 section 5.6.4.
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
