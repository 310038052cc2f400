package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.permission.ConsentId;

/**
 * A request to share, handed over by an authorization server and on its way to an answer.
 *
 * @param id also the id of the consent that it becomes, and of the account made for it
 * @param server the authorization server that handed it over
 * @param handle what names the transaction there; good for nothing else
 * @param parameters how the authorization server asked, for the answer
 * @param session the browser session that opened it first; every other is turned away
 * @param openedAt when it was opened; a sign-in after that was made for it
 * @param draft what the person has chosen so far
 */
public record ConsentRequest(
    ConsentId id,
    String server,
    Secret handle,
    AuthorizationParameters parameters,
    String session,
    Instant openedAt,
    Instant endsAt,
    Stage stage,
    Optional<Choices> draft) {

  /** Where a request stands. */
  public enum Stage {
    /** The person is asked. */
    ASKING,
    /** The person has said yes; that is written down, and no other party knows yet. */
    SHARING,
    /** The sources have given their tokens; the authorization server may know. */
    PUSHING,
    /** The authorization server has it all, and waits for the browser to bring the answer. */
    SHARED,
    /** The authorization server has taken the answer. */
    TAKEN,
    /** The person has said no. */
    REFUSED,
    /** It came to nothing. */
    OVER
  }
}
