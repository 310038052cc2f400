package org.openfpx.domain.as.request;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.oauth.Issuer;

/**
 * What an owner is told of who asks, in a standard network alone. It holds no claim: the AS keeps
 * none, not even under seal (protocol, section 0). Which of the owner's own conditions somebody
 * satisfies says enough to the owner, who has made them, and nothing to anybody else.
 *
 * @param issuer who vouches for the person, if a claim token came along
 * @param satisfied the owner's policies whose claim the person proves, or has proven before
 */
public record RequestingParty(Optional<Issuer> issuer, List<PolicyId> satisfied) {
  public RequestingParty {
    satisfied = List.copyOf(satisfied);
  }
}
