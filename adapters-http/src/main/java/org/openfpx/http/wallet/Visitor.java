package org.openfpx.http.wallet;

import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.login.Session;

/** A browser that has a session here. */
record Visitor(Session session, Secret cookie) {
  Optional<AccountId> account() {
    return session.signedIn().map(Session.SignedIn::account);
  }
}
