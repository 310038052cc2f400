package org.openfpx.apps.demo.clinic;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.apps.demo.provider.ProviderParts;
import org.openfpx.apps.demo.provider.ProviderSetup;
import org.openfpx.apps.demo.provider.SampleProvider;
import org.openfpx.apps.demo.records.RecordBook;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.page.Pages;
import org.openfpx.persistence.pool.Database;

/** Puts the clinic together. */
public final class CityClinic {
  /** What a wallet may ask for here. */
  public static final List<String> SCOPES = List.of("openid", RotEndpoint.SCOPE);

  private final ProviderSetup setup;
  private final ProviderParts parts;
  private final Rots rots;
  private final Protection protection;

  /**
   * @param setup how wallets connect with it
   * @param authorizationServer who protects it
   * @param self by which name and secret the authorization server knows it
   */
  public CityClinic(
      ProviderSetup setup,
      ProviderParts parts,
      Database database,
      URI authorizationServer,
      Telephone.Caller self,
      Telephone telephone) {
    this.setup = setup;
    this.parts = parts;
    this.rots = new Rots(database, parts.world());
    this.protection = new Protection(authorizationServer, self, telephone, parts.world().time());
  }

  /** Its endpoints, without the discovery documents. */
  public List<Endpoint> endpoints(Pages pages) {
    var provider = new SampleProvider(setup, parts, rots);
    var endpoints = new ArrayList<Endpoint>(provider.endpoints(pages));
    endpoints.add(new RotEndpoint(provider.bearerDoor(), rots));
    endpoints.add(
        new RecordsEndpoint(
            RecordBook.of("city-clinic"),
            setup.accounts(),
            protection,
            rots,
            setup.issuer().value()));
    return List.copyOf(endpoints);
  }

  /** Drops what nobody needs any more. */
  public void reap() {
    rots.reap();
  }
}
