package org.openfpx.domain.wallet.roundtrip;

import org.openfpx.domain.wallet.account.AccountId;

/** What a browser was sent away for. */
public sealed interface Errand {
  /**
   * To sign in.
   *
   * @param idp the identifier of the identity provider
   */
  record SignIn(String idp) implements Errand {}

  /**
   * To link a data source to an account.
   *
   * @param source the identifier of the source
   */
  record Connect(String source, AccountId account) implements Errand {}
}
