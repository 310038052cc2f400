package org.openfpx.domain.as.transaction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.assurance.AskedLevels;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.Prompt;

/**
 * What an authorization request says of the sign-in that it wants (OpenID Connect Core section
 * 3.1.2.1), beside what every transaction has.
 *
 * @param nonce echoed in the ID token
 * @param maxAge how old the sign-in may be at most; the client is then told when it was
 * @param prompts what the person is to see
 * @param acrValues the levels of which the client wants one, the best liked first
 * @param key the key to which the code is to be bound (RFC 9449 section 10)
 */
public record SignInRequest(
    Optional<String> nonce,
    Optional<Duration> maxAge,
    Set<Prompt> prompts,
    List<String> acrValues,
    Optional<KeyThumbprint> key) {
  /** A request that wants nothing in particular. */
  public static final SignInRequest PLAIN =
      new SignInRequest(Optional.empty(), Optional.empty(), Set.of(), List.of(), Optional.empty());

  public SignInRequest {
    prompts = Set.copyOf(prompts);
    acrValues = List.copyOf(acrValues);
  }

  /** Whether the person may be shown nothing (OpenID Connect Core section 3.1.2.1). */
  public boolean isSilent() {
    return prompts.contains(Prompt.NONE);
  }

  /** Whether a sign-in of that level is sure enough for it. */
  public boolean isMetBy(Assurance level) {
    return AskedLevels.of(acrValues).areMetBy(level);
  }
}
