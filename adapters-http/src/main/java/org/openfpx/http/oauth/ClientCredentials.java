package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.openfpx.domain.oauth.ShownCredentials;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;

/** Reads what a request shows of a client (RFC 6749 section 2.3.1, RFC 7523 section 2.2). */
final class ClientCredentials {
  static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private ClientCredentials() {}

  static ShownCredentials read(Context context, Parameters parameters) {
    var headers = Collections.list(context.req().getHeaders("Authorization"));
    if (headers.size() > 1) {
      throw new BadRequest("invalid_request", "more than one Authorization header");
    }
    return new ShownCredentials(
        headers.stream().findFirst().map(ClientCredentials::basic),
        parameters.optional("client_id"),
        parameters.optional("client_secret").filter(s -> !s.isBlank()).map(Secret::new),
        assertion(parameters));
  }

  private static Optional<String> assertion(Parameters parameters) {
    var assertion = parameters.optional("client_assertion");
    var type = parameters.optional("client_assertion_type");
    if (assertion.isPresent() != type.isPresent()) {
      throw new BadRequest("invalid_request", "a client assertion and its type come together");
    }
    if (type.isPresent() && !type.get().equals(ASSERTION_TYPE)) {
      throw new BadRequest("invalid_request", "client_assertion_type must be " + ASSERTION_TYPE);
    }
    return assertion;
  }

  private static ShownCredentials.Basic basic(String header) {
    var parts = header.strip().split(" +", 2);
    if (parts.length != 2 || !parts[0].toLowerCase(Locale.ROOT).equals("basic")) {
      throw new BadRequest("invalid_request", "a client authenticates with Basic or in the body");
    }
    var pair = decoded(parts[1].strip());
    int colon = pair.indexOf(':');
    var secret = colon < 0 ? "" : formDecoded(pair.substring(colon + 1));
    if (secret.isBlank()) {
      throw malformed();
    }
    return new ShownCredentials.Basic(formDecoded(pair.substring(0, colon)), new Secret(secret));
  }

  private static String decoded(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw malformed();
    }
  }

  private static String formDecoded(String half) {
    try {
      return URLDecoder.decode(half, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static BadRequest malformed() {
    return new BadRequest("invalid_request", "the Authorization header is malformed");
  }
}
