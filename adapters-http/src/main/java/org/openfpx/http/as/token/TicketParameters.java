package org.openfpx.http.as.token;

import java.util.Optional;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;

/** What goes with tickets, at the token endpoint and at the claims endpoint alike. */
public final class TicketParameters {
  private TicketParameters() {}

  /** The challenge; one that is malformed, or comes without its method, is refused. */
  public static Optional<CodeChallenge> challenge(Parameters parameters) {
    var challenge = parameters.optional("code_challenge");
    var method = parameters.optional("code_challenge_method");
    if (challenge.isEmpty() && method.isEmpty()) {
      return Optional.empty();
    }
    var read = CodeChallenge.parse(challenge.orElse(""), method.orElse(""));
    if (read.isEmpty()) {
      throw new BadRequest(
          "invalid_request", "code_challenge is 43 characters and its method is S256");
    }
    return read;
  }

  /** The verifier; one that is malformed is refused. */
  static Optional<CodeVerifier> verifier(Parameters parameters) {
    var verifier = parameters.optional("code_verifier");
    var read = verifier.flatMap(CodeVerifier::parse);
    if (verifier.isPresent() && read.isEmpty()) {
      throw new BadRequest("invalid_request", "code_verifier is 43 to 128 unreserved characters");
    }
    return read;
  }

  /** The purpose that an RS-first client names. */
  public static Optional<PurposeId> purpose(Parameters parameters) {
    return parameters.optional("purpose").map(name -> new PurposeId(identifier(name, "purpose")));
  }

  /** A name that may be one of the registry's. */
  static String identifier(String value, String parameter) {
    if (value.isBlank() || value.length() > 255) {
      throw new BadRequest("invalid_request", parameter + " is 1 to 255 characters");
    }
    return value;
  }
}
