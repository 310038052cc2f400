package org.openfpx.domain.wallet.owning;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;

/**
 * Whom an owner lets through without being asked, or that they want to be asked (protocol, section
 * 3.10).
 *
 * @param id its id at the authorization server
 */
public record Rule(String id, String resource, ScopeSet scopes, Instant endsAt, Whom whom) {

  /** Whom. */
  public sealed interface Whom {
    /** Everyone who proves a claim; its value is never told again. */
    record Proving(String issuer, String claim) implements Whom {}

    /** A client that acts for the owner alone. */
    record Using(String client) implements Whom {}

    /** Nobody: the owner wants to be asked. */
    record Asking() implements Whom {}

    /**
     * One person, by a link.
     *
     * @param openUntil until when it can be taken, as long as it can, or could
     */
    record Invited(Status status, Optional<Instant> openUntil) implements Whom {
      /** Where the invitation stands. */
      public enum Status {
        WAITING,
        TAKEN,
        OVER
      }
    }

    /** Somebody in a way that this wallet does not know. */
    record Other() implements Whom {}
  }
}
