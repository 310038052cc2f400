package org.openfpx.http.oauth;

import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.http.form.Parameters;

/** A form that a client has sent, after the client has shown who it is. */
public record ClientRequest(AuthenticatedClient client, Parameters parameters) {
  /** The same, of a client that has proven to hold this key. */
  public ClientRequest holding(KeyThumbprint proven) {
    return new ClientRequest(client.holding(proven), parameters);
  }
}
