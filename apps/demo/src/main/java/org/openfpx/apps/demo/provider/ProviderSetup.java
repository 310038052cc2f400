package org.openfpx.apps.demo.provider;

import java.util.List;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.text.LocalizedText;

/**
 * What makes one provider different from the next.
 *
 * @param name as people know it
 * @param cookie the name of its cookie; all ports of a host share their cookies
 * @param scopes that its clients may ask for
 * @param connects whether signing in here lets a wallet take records from here, and the page says
 *     so
 * @param levels what it says of a login here
 */
public record ProviderSetup(
    LocalizedText name,
    String cookie,
    Issuer issuer,
    List<String> scopes,
    boolean connects,
    Levels levels,
    RegisteredClients clients,
    Accounts accounts) {
  public ProviderSetup {
    scopes = List.copyOf(scopes);
  }

  /** How well people are proven here, and how well they sign in (NIST SP 800-63). */
  public record Levels(int ial, int aal) {
    String acr() {
      return "ial" + ial + "-aal" + aal;
    }
  }
}
