package org.openfpx.http.oauth;

import org.openfpx.domain.oauth.GrantType;

/** One way to get tokens; the endpoint has let the client in before, and knows it may use this. */
public interface TokenGrant {
  GrantType type();

  /** Reads the request, calls one use case and answers by one switch. */
  OauthAnswer answer(ClientRequest request);
}
