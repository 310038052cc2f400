package org.openfpx.domain.wallet.linking;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * A data source that a person has linked.
 *
 * @param source the identifier of the source
 * @param label how the source addresses the person, for their own eyes
 * @param tokens what opens the source's ROT endpoint
 * @param toRenew whether the source wants the person to sign in again
 * @param revision grows with each change of the tokens
 */
public record Link(
    String id,
    AccountId account,
    String source,
    Optional<String> label,
    Sources.Tokens tokens,
    boolean toRenew,
    Instant linkedAt,
    int revision) {}
