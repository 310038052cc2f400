package org.openfpx.domain.oauth;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openfpx.domain.oauth.AuthorizationJudgement.InOrder;
import org.openfpx.domain.oauth.AuthorizationJudgement.Reason;
import org.openfpx.domain.oauth.AuthorizationJudgement.ToClient;
import org.openfpx.domain.oauth.AuthorizationJudgement.ToPerson;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;

/**
 * Judges a request at the authorization endpoint before anybody is asked anything (RFC 6749 section
 * 4.1, RFC 9700 section 2.1): first the client and where it wants people sent back to, then, with
 * an address that errors can go to, all the rest.
 */
public final class JudgeAuthorizationRequest {
  private static final Set<String> OURS =
      Set.of(
          "client_id",
          "redirect_uri",
          "response_type",
          "response_mode",
          "state",
          "scope",
          "nonce",
          "code_challenge",
          "code_challenge_method",
          "prompt",
          "max_age",
          "ui_locales",
          "request",
          "request_uri");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final int LONGEST_NONCE = 512;

  private final RegisteredClients clients;

  public JudgeAuthorizationRequest(RegisteredClients clients) {
    this.clients = clients;
  }

  /** Judges the parameters of one request. */
  public AuthorizationJudgement judge(AuthorizationParameters parameters) {
    var client =
        parameters
            .once("client_id")
            .filter(ClientId::isClientId)
            .flatMap(id -> clients.find(new ClientId(id)));
    if (client.isEmpty()) {
      return new ToPerson(Reason.UNKNOWN_CLIENT);
    }
    var target =
        parameters
            .once("redirect_uri")
            .flatMap(uri -> client.get().redirectUris().target(new RequestedRedirect(uri)));
    if (target.isEmpty()) {
      return new ToPerson(Reason.UNKNOWN_REDIRECT);
    }
    return error(client.get(), parameters)
        .<AuthorizationJudgement>map(
            error -> new ToClient(target.get(), parameters.once("state"), error))
        .orElseGet(() -> new InOrder(request(client.get(), target.get(), parameters)));
  }

  private static Optional<AuthorizationError> error(
      RegisteredClient client, AuthorizationParameters parameters) {
    if (!parameters.repeated().isEmpty()) {
      return Optional.of(AuthorizationError.INVALID_REQUEST);
    }
    if (parameters.once("request").isPresent()) {
      return Optional.of(AuthorizationError.REQUEST_NOT_SUPPORTED);
    }
    if (parameters.once("request_uri").isPresent()) {
      return Optional.of(AuthorizationError.REQUEST_URI_NOT_SUPPORTED);
    }
    return responseError(client, parameters)
        .or(() -> pkceError(client, parameters))
        .or(() -> scopeError(client, parameters))
        .or(() -> sessionError(parameters));
  }

  private static Optional<AuthorizationError> responseError(
      RegisteredClient client, AuthorizationParameters parameters) {
    var type = parameters.once("response_type");
    if (type.isEmpty()) {
      return Optional.of(AuthorizationError.INVALID_REQUEST);
    }
    // RFC 9700 section 2.1.2: no response type that carries a token.
    if (!type.get().equals("code")) {
      return Optional.of(AuthorizationError.UNSUPPORTED_RESPONSE_TYPE);
    }
    if (!client.mayUse(GrantType.AUTHORIZATION_CODE)) {
      return Optional.of(AuthorizationError.UNAUTHORIZED_CLIENT);
    }
    var mode = parameters.once("response_mode");
    return when(
        mode.isPresent() && !mode.get().equals("query"), AuthorizationError.INVALID_REQUEST);
  }

  private static Optional<AuthorizationError> pkceError(
      RegisteredClient client, AuthorizationParameters parameters) {
    var sent =
        parameters.once("code_challenge").isPresent()
            || parameters.once("code_challenge_method").isPresent();
    if (sent) {
      return when(challenge(parameters).isEmpty(), AuthorizationError.INVALID_REQUEST);
    }
    var excused = client.pkce() == PkceRule.NONCE_INSTEAD && parameters.once("nonce").isPresent();
    return when(!excused, AuthorizationError.INVALID_REQUEST);
  }

  private static Optional<AuthorizationError> scopeError(
      RegisteredClient client, AuthorizationParameters parameters) {
    var scope = parameters.once("scope");
    if (scope.isPresent()
        && !Arrays.stream(scope.get().split(" ")).allMatch(s -> s.isEmpty() || Scope.isScope(s))) {
      return Optional.of(AuthorizationError.INVALID_SCOPE);
    }
    return when(!client.scopes().covers(scopes(parameters)), AuthorizationError.INVALID_SCOPE);
  }

  private static Optional<AuthorizationError> sessionError(AuthorizationParameters parameters) {
    var prompts = prompts(parameters);
    var maxAge = parameters.once("max_age");
    var nonce = parameters.once("nonce");
    var wrong =
        prompts.isEmpty()
            || (prompts.get().contains(Prompt.NONE) && prompts.get().size() > 1)
            || (maxAge.isPresent() && !SECONDS.matcher(maxAge.get()).matches())
            || (nonce.isPresent() && nonce.get().length() > LONGEST_NONCE);
    return when(wrong, AuthorizationError.INVALID_REQUEST);
  }

  private static AuthorizationRequest request(
      RegisteredClient client, RedirectTarget target, AuthorizationParameters parameters) {
    Map<String, String> others = new HashMap<>(parameters.values());
    others.keySet().removeAll(OURS);
    return new AuthorizationRequest(
        client,
        target,
        parameters.once("state"),
        scopes(parameters),
        challenge(parameters),
        parameters.once("nonce"),
        prompts(parameters).orElseThrow(),
        parameters.once("max_age").map(Long::parseLong).map(Duration::ofSeconds),
        parameters.once("ui_locales").map(l -> List.of(l.split(" +"))).orElse(List.of()),
        others);
  }

  private static ScopeSet scopes(AuthorizationParameters parameters) {
    return parameters.once("scope").map(ScopeSet::parse).orElse(ScopeSet.NONE);
  }

  private static Optional<CodeChallenge> challenge(AuthorizationParameters parameters) {
    return parameters
        .once("code_challenge")
        .flatMap(challenge ->
            CodeChallenge.parse(
                challenge, parameters.once("code_challenge_method").orElse("plain")));
  }

  /** The prompts; empty if there is one that nobody knows. */
  private static Optional<Set<Prompt>> prompts(AuthorizationParameters parameters) {
    Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
    for (var name : parameters.once("prompt").map(p -> p.split(" ")).orElse(new String[0])) {
      var known =
          Arrays.stream(Prompt.values())
              .filter(prompt -> prompt.name().toLowerCase(Locale.ROOT).equals(name))
              .findFirst();
      if (known.isEmpty()) {
        return Optional.empty();
      }
      prompts.add(known.get());
    }
    return Optional.of(prompts);
  }

  private static Optional<AuthorizationError> when(boolean wrong, AuthorizationError error) {
    return wrong ? Optional.of(error) : Optional.empty();
  }
}
