package org.openfpx.http.wallet;

import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;

/** A visitor who is signed in. */
record Person(Visitor visitor, AccountId account) {
  static Optional<Person> of(Visitor visitor) {
    return visitor.account().map(account -> new Person(visitor, account));
  }

  Optional<Visitor> asVisitor() {
    return Optional.of(visitor);
  }
}
