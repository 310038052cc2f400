package org.openfpx.domain.rsa.linking;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;

/**
 * A person at the source, as one wallet may speak for them.
 *
 * @param id its name, that of the grant which the wallet got
 * @param person who
 * @param wallet which wallet
 * @param pseudonym what this wallet knows the person by: the {@code sub} we issue, the same in all
 *     links of this person and wallet
 * @param displayName how the person is called at the source, if the source says so
 * @param downstream the person's own tokens upstream
 * @param toRenew whether the source's provider has refused to renew them
 * @param linkedAt when the person said yes
 */
public record Link(
    LinkId id,
    Person person,
    ClientId wallet,
    String pseudonym,
    Optional<String> displayName,
    DownstreamTokens downstream,
    boolean toRenew,
    Instant linkedAt) {
  // A person belongs into no log line.
  @Override
  public String toString() {
    return "Link[redacted]";
  }
}
