package org.openfpx.domain.wallet.owning;

import java.time.Instant;
import org.openfpx.domain.scope.ScopeSet;

/**
 * A client that may read something of the person's now.
 *
 * @param permission its id at the authorization server
 * @param client the identifier of the client
 */
public record Reader(
    String permission,
    String client,
    String resource,
    ScopeSet scopes,
    Instant since,
    Instant endsAt) {}
