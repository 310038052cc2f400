package org.openfpx.domain.as.transaction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.Prompt;

/**
 * What an authorization request says of the sign-in that it wants (OpenID Connect Core section
 * 3.1.2.1), beside what every transaction has.
 *
 * @param nonce echoed in the ID token
 * @param maxAge how old the sign-in may be at most; the client is then told when it was
 * @param prompts what the person is to see
 * @param acrValues the levels that the client would like, the best liked first
 */
public record SignInRequest(
    Optional<String> nonce,
    Optional<Duration> maxAge,
    Set<Prompt> prompts,
    List<String> acrValues) {
  /** A request that wants nothing in particular. */
  public static final SignInRequest PLAIN =
      new SignInRequest(Optional.empty(), Optional.empty(), Set.of(), List.of());

  public SignInRequest {
    prompts = Set.copyOf(prompts);
    acrValues = List.copyOf(acrValues);
  }
}
