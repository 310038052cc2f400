package org.openfpx.http.rsa.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.openfpx.domain.rsa.access.Refusal;
import org.openfpx.domain.rsa.access.Refusal.AuthorizationServerUnreachable;
import org.openfpx.domain.rsa.access.Refusal.Challenge;

/** Refusals as they go over the wire: without a body, and without a word about the resource. */
public final class RefusalAnswers {
  private static final String PRINTABLE_ASCII = "[\\x20-\\x7E]*";

  private final String realm;

  /**
   * @param realm what a challenge calls the resource server
   * @throws IllegalArgumentException if it has other characters than printable ones of ASCII
   */
  public RefusalAnswers(String realm) {
    if (!realm.matches(PRINTABLE_ASCII)) {
      throw new IllegalArgumentException("a realm is printable ASCII, not " + realm);
    }
    this.realm = quoted(realm);
  }

  /** Answers a request so. */
  public void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
    response.setHeader("Cache-Control", "no-store");
    if (request.getHeader("Origin") != null) {
      // A script of another origin sees no header that is not listed.
      response.addHeader("Access-Control-Expose-Headers", "WWW-Authenticate, Warning");
    }
    switch (refusal) {
      case Challenge(var server, var ticket) -> {
        response.addHeader(
            "WWW-Authenticate",
            "UMA realm=%s, as_uri=%s, ticket=%s"
                .formatted(realm, quoted(server.toString()), quoted(ticket.reveal())));
        response.setStatus(401);
      }
      case AuthorizationServerUnreachable() -> {
        response.setHeader("Warning", "199 - \"UMA Authorization Server Unreachable\"");
        response.setStatus(403);
      }
    }
  }

  // RFC 9110 section 5.6.4.
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
