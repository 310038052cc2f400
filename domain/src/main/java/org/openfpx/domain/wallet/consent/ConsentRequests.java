package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.permission.ConsentId;

/** The requests under way. Handles and ROTs are kept sealed. */
public interface ConsentRequests {
  /**
   * Keeps a request, unless one with its handle is kept already.
   *
   * @return the one that is kept: of simultaneous openings all get the first
   */
  ConsentRequest open(ConsentRequest request);

  Optional<ConsentRequest> find(ConsentId id);

  /** The requests of a browser session that have no answer yet. */
  List<ConsentRequest> waiting(String session, Instant now);

  /** Remembers what was chosen so far, while the person is asked. */
  void draft(ConsentId id, Choices choices);

  /**
   * Moves a request on, in one atomic step.
   *
   * @return whether it stood where it was said to stand
   */
  boolean move(ConsentId id, Stage from, Stage to);

  /**
   * Notes that the authorization server has taken the answer: a request that is {@link
   * Stage#SHARED} becomes {@link Stage#TAKEN}; any other stays as it is.
   */
  void taken(SecretHash handle);

  /** Requests that are {@link Stage#SHARED} and ended before: nobody has taken their answer. */
  List<ConsentId> untaken(Instant endedBefore, int atMost);

  /**
   * Keeps the ROTs of a request that is {@link Stage#SHARING}, by the ids of their permissions, and
   * moves it to {@link Stage#PUSHING}, in one atomic step: of simultaneous callers one alone.
   */
  boolean keepRots(ConsentId id, Map<String, Secret> rots);

  /** The ROTs that were kept. */
  Map<String, Secret> rots(ConsentId id);

  /** Forgets the ROTs of a request that needs them no more. */
  void dropRots(ConsentId id);

  /**
   * Removes requests that ended before.
   *
   * @return how many
   */
  int reap(Instant before, int atMost);
}
