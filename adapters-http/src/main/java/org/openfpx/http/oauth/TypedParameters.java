package org.openfpx.http.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.ResourceIndicator;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;

/** Parameters that are more than texts. */
public final class TypedParameters {
  private TypedParameters() {}

  /** A parameter that carries a code, a ticket or a token. */
  public static Secret secret(Parameters parameters, String name) {
    var value = parameters.required(name);
    if (value.isBlank()) {
      throw new BadRequest("invalid_request", name + " is missing");
    }
    return new Secret(value);
  }

  /** The parameter {@code scope} (RFC 6749 section 3.3). */
  public static Optional<ScopeSet> scopes(Parameters parameters) {
    var scope = parameters.optional("scope");
    if (scope.isPresent()
        && !Arrays.stream(scope.get().split(" ")).allMatch(s -> s.isEmpty() || Scope.isScope(s))) {
      throw new BadRequest("invalid_scope", "a scope has a character that scopes do not have");
    }
    return scope.map(ScopeSet::parse);
  }

  /** The parameters {@code resource} (RFC 8707 section 2). */
  public static List<ResourceIndicator> resources(Parameters parameters) {
    return parameters.resources().stream()
        .map(text ->
            ResourceIndicator.parse(text)
                .orElseThrow(() ->
                    new BadRequest(
                        "invalid_target", "a resource is an absolute address without fragment")))
        .toList();
  }
}
