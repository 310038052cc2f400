package org.openfpx.http.oauth;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RedirectTarget;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;

/**
 * How an authorization endpoint reads a request, and how it sends the browser back: with {@code
 * state} and {@code iss} whatever the answer (RFC 6749 section 4.1.2, RFC 9207).
 */
public final class AuthorizationAnswers {
  private static final int LONGEST_QUERY = 8 * 1024;
  private static final String RESOURCE = "resource";

  private final Issuer issuer;
  private final BiConsumer<Context, URI> sendAway;

  /**
   * @param sendAway {@link org.openfpx.http.page.Pages#sendAway}: it never sends a form on (RFC
   *     9700 section 4.12), nor makes the page of a form answer for where the journey goes
   */
  public AuthorizationAnswers(Issuer issuer, BiConsumer<Context, URI> sendAway) {
    this.issuer = issuer;
    this.sendAway = sendAway;
  }

  /**
   * Answers a request that was posted by sending the browser here once more with GET. A form of
   * another site comes without our cookie (SameSite=Lax), though the browser may have one; to begin
   * anew for it would end the session that a person has here.
   *
   * @param path where the endpoint is
   * @return whether it was posted
   */
  public static boolean sentOnByGet(Context context, String path) {
    if (!HandlerType.POST.equals(context.method())) {
      return false;
    }
    var query =
        Parameters.withRepetitions(context).entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(value -> pair(entry.getKey(), value)))
            .collect(Collectors.joining("&"));
    if (query.length() > LONGEST_QUERY) {
      throw BadRequest.tooLarge("a request has at most " + LONGEST_QUERY + " characters");
    }
    context.header("Cache-Control", "no-store");
    context.redirect(path + "?" + query, HttpStatus.SEE_OTHER);
    return true;
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The parameters of a request, by GET or POST, repeated ones and all. */
  public static AuthorizationParameters read(Context context) {
    var all = Parameters.withRepetitions(context);
    var values =
        all.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, AuthorizationAnswers::value));
    var repeated =
        all.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .filter(name -> !name.equals(RESOURCE))
            .collect(Collectors.toSet());
    return new AuthorizationParameters(values, repeated);
  }

  private static String value(Map.Entry<String, List<String>> entry) {
    return entry.getKey().equals(RESOURCE)
        ? lines(entry.getValue().stream().filter(value -> !value.isEmpty()).toList())
        : entry.getValue().getFirst();
  }

  /** Values of {@code resource}, one a line: none of them holds a line break. */
  public static String lines(List<String> values) {
    return String.join("\n", values);
  }

  /** Sends the browser back with a code. */
  public void code(Context context, AuthorizationRequest request, Secret code) {
    send(context, request.redirectTarget(), request.state(), "code", code.reveal());
  }

  /** Sends the browser back with an error. */
  public void error(
      Context context, RedirectTarget target, Optional<String> state, AuthorizationError error) {
    send(context, target, state, "error", error.code());
  }

  /**
   * The code of an error that a client is told directly (RFC 9126 section 2.3): there a reference
   * to another request is merely malformed.
   */
  public static String codeAtOnce(AuthorizationError error) {
    var told =
        error == AuthorizationError.REQUEST_URI_NOT_SUPPORTED
            ? AuthorizationError.INVALID_REQUEST
            : error;
    return told.code();
  }

  private void send(
      Context context, RedirectTarget target, Optional<String> state, String name, String value) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put(name, value);
    state.ifPresent(echo -> parameters.put("state", echo));
    parameters.put("iss", issuer.value());
    sendAway.accept(context, target.with(parameters));
  }

  /** The lines of an authorization endpoint whose ID tokens are signed with ES256 alone. */
  public static List<Contribution> contributions(String path, List<String> scopes) {
    return contributions(path, scopes, List.of(SignatureAlgorithm.ES256));
  }

  /**
   * The lines of an authorization endpoint in the discovery documents.
   *
   * @param signatures how ID tokens are signed, as each client is registered
   */
  public static List<Contribution> contributions(
      String path, List<String> scopes, List<SignatureAlgorithm> signatures) {
    var place = Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID);
    var openid = Contribution.in(DiscoveryDocument.OPENID);
    return List.of(
        // UMA's document lists the grant too (RFC 8414 section 2).
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID, DiscoveryDocument.UMA2)
            .address("authorization_endpoint", path),
        place.list("response_types_supported", "code"),
        place.list("response_modes_supported", "query"),
        place.list("code_challenge_methods_supported", "S256"),
        place.list("scopes_supported", scopes),
        place.flag("authorization_response_iss_parameter_supported", true),
        place.flag("request_parameter_supported", false),
        place.flag("request_uri_parameter_supported", false),
        openid.flag("claims_parameter_supported", false),
        openid.list("subject_types_supported", "pairwise"),
        openid.list(
            "id_token_signing_alg_values_supported",
            signatures.stream().map(WireNames::of).toList()));
  }
}
