package org.openfpx.domain.wallet.consent;

import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeUse;
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;

/**
 * The wallet's codes, with an eye on those that come back: an authorization server that redeems one
 * has taken the person's answer. Noted in the same step in which the code is spent, so that no
 * answer is in effect of which the wallet does not know.
 */
public final class WatchedCodes implements Codes {
  private final Codes codes;
  private final ConsentRequests requests;

  public WatchedCodes(Codes codes, ConsentRequests requests) {
    this.codes = codes;
    this.requests = requests;
  }

  @Override
  public void issue(SecretHash code, IssuedCode issued) {
    codes.issue(code, issued);
  }

  @Override
  public CodeUse consume(SecretHash code, ClientId by, Optional<KeyThumbprint> key) {
    var use = codes.consume(code, by, key);
    if (use instanceof CodeUse.First(var issued)) {
      issued
          .authorization()
          .idTokenClaims()
          .text(HandBack.HANDLE)
          .map(Secret::new)
          .ifPresent(handle -> requests.taken(handle.hash()));
    }
    return use;
  }

  @Override
  public void endAllOf(ClientId client) {
    codes.endAllOf(client);
  }
}
