package org.openfpx.domain.wallet.guest;

import java.time.Instant;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * That a person was let through by somebody else's link.
 *
 * @param id the wallet's own id for it
 * @param asAccount the wallet's id of the account by which it was taken, made for it alone
 * @param invitation its id at the authorization server
 * @param code of what stood in the link
 * @param calledBy how the owner wants to be called
 * @param title what the thing is called
 * @param from who keeps the thing
 */
public record Welcome(
    String id,
    AccountId account,
    String server,
    String asAccount,
    String invitation,
    SecretHash code,
    String calledBy,
    String title,
    String from,
    ScopeSet scopes,
    Instant endsAt) {}
