package org.openfpx.domain.as.transaction;

import java.util.Optional;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What a client may still say of its transaction when it shows a ticket, until gathering begins.
 *
 * @param challenge counts if the transaction has none yet
 * @param purpose counts if the transaction has none yet
 * @param requested the scopes of this token request, in place of those of an earlier one; empty
 *     where the request was none
 */
public record Additions(
    Optional<CodeChallenge> challenge, Optional<PurposeId> purpose, Optional<ScopeSet> requested) {
  /** Nothing. */
  public static final Additions NONE =
      new Additions(Optional.empty(), Optional.empty(), Optional.empty());
}
