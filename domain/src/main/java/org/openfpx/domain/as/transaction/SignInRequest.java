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
 * @param meant the one person, by the name for this client, who is to sign in: {@code
 *     id_token_hint}
 */
public record SignInRequest(
    Optional<String> nonce,
    Optional<Duration> maxAge,
    Set<Prompt> prompts,
    List<String> acrValues,
    Optional<KeyThumbprint> key,
    Optional<String> meant) {
  /** A request that wants nothing in particular. */
  public static final SignInRequest PLAIN =
      new SignInRequest(
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  public SignInRequest {
    prompts = Set.copyOf(prompts);
    acrValues = List.copyOf(acrValues);
  }

  /** Whether the person may be shown nothing (OpenID Connect Core section 3.1.2.1). */
  public boolean isSilent() {
    return prompts.contains(Prompt.NONE);
  }

  /**
   * Whether what comes to nothing may come of who is, or is not, signed in: without a page the
   * person is to be asked, and somebody else's yes is none of the person who is meant.
   */
  public boolean wantsAnotherLogin() {
    return isSilent() || meant.isPresent();
  }

  /** Whether that is somebody who may answer it. */
  public boolean isFor(String subject) {
    return meant.map(subject::equals).orElse(true);
  }

  /** Whether a sign-in of that level is sure enough for it. */
  public boolean isMetBy(Assurance level) {
    return AskedLevels.of(acrValues).areMetBy(level);
  }
}
