package org.openfpx.domain.oauth;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.scope.ScopeSet;

/**
 * A client's request to send a person back with a code, judged to be in order (RFC 6749 section
 * 4.1.1, OpenID Connect Core section 3.1.2.1).
 *
 * @param state echoed as it came
 * @param others further parameters, such as {@code transaction}, for the systems that know them
 */
public record AuthorizationRequest(
    RegisteredClient client,
    RedirectTarget redirectTarget,
    Optional<String> state,
    ScopeSet scopes,
    Optional<CodeChallenge> challenge,
    Optional<String> nonce,
    Set<Prompt> prompts,
    Optional<Duration> maxAge,
    List<String> uiLocales,
    Map<String, String> others) {
  public AuthorizationRequest {
    prompts = Set.copyOf(prompts);
    uiLocales = List.copyOf(uiLocales);
    others = Map.copyOf(others);
  }

  /** The parameter of that name, if it is one that this engine does not know itself. */
  public Optional<String> other(String name) {
    return Optional.ofNullable(others.get(name));
  }
}
