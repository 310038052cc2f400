package org.openfpx.domain.wallet.roundtrip;

import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.wallet.account.AccountId;

/** What a browser was sent away for. */
public sealed interface Errand {
  /** The identifier of the identity provider or source. */
  String provider();

  /**
   * To sign in.
   *
   * @param idp the identifier of the identity provider
   * @param again whether the provider was asked to have the person sign in once more
   * @param recency how recent the sign-in must be that the browser comes back with
   */
  record SignIn(String idp, boolean again, Recency recency) implements Errand {
    @Override
    public String provider() {
      return idp;
    }
  }

  /**
   * To link a data source to an account.
   *
   * @param source the identifier of the source
   */
  record Connect(String source, AccountId account) implements Errand {
    @Override
    public String provider() {
      return source;
    }
  }
}
