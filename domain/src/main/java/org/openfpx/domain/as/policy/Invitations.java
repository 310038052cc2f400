package org.openfpx.domain.as.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** The invitations among the policies, found by their secret or by who took them. */
public interface Invitations {
  /** The policy that waits under this secret, whether its time is over or not. */
  Optional<Policy> waiting(SecretHash secret);

  /**
   * Takes one, in one atomic step: of any number of simultaneous callers one has it from then on,
   * and the secret is good for nothing more.
   *
   * @return whether it waited under this secret, was not over at that time, and is another
   *     account's
   */
  boolean take(SecretHash secret, Invitation.Taken by, Instant now);

  /** One that this guest took. */
  Optional<Policy> findTaken(PolicyId id, ClientId guest);

  /** Those that this guest took, with ids after the given one, in order of id, at most so many. */
  List<Policy> pageTaken(ClientId guest, Optional<PolicyId> after, int atMost);

  /** Those on the resource that have been taken, in order of id. */
  List<Policy> takenOn(ResourceId resource);

  /**
   * Removes one that this guest took.
   *
   * @return whether there was one
   */
  boolean giveUp(PolicyId id, ClientId guest);
}
