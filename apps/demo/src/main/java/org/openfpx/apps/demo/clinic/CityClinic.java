package org.openfpx.apps.demo.clinic;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.openfpx.apps.demo.provider.ProviderParts;
import org.openfpx.apps.demo.provider.ProviderSetup;
import org.openfpx.apps.demo.provider.SampleProvider;
import org.openfpx.apps.demo.records.RecordBook;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.rsa.access.GuardResource;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.page.Pages;
import org.openfpx.http.rsa.guard.RsGuard;
import org.openfpx.idp.jose.JoseProofVerifier;
import org.openfpx.idp.uma.OneAuthorizationServer;
import org.openfpx.persistence.oauth.JooqProofIds;
import org.openfpx.persistence.pool.Database;

/** Puts the clinic together. */
public final class CityClinic {
  /** What a wallet may ask for here. */
  public static final List<String> SCOPES = List.of("openid", RotEndpoint.SCOPE);

  private final ProviderSetup setup;
  private final ProviderParts parts;
  private final Database database;
  private final Rots rots;
  private final OneAuthorizationServer server;

  /**
   * @param setup how wallets connect with it
   * @param server who protects it
   */
  public CityClinic(
      ProviderSetup setup, ProviderParts parts, Database database, OneAuthorizationServer server) {
    this.setup = setup;
    this.parts = parts;
    this.database = database;
    this.rots = new Rots(database, parts.world());
    this.server = server;
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
            server,
            guard(),
            rots,
            setup.issuer().value()));
    return List.copyOf(endpoints);
  }

  private RsGuard guard() {
    var time = parts.world().time();
    var proofs = new CheckProof(new JoseProofVerifier(), new JooqProofIds(database), time);
    return new RsGuard(
        "City Clinic",
        new GuardResource(time, server, server, proofs),
        URI.create(setup.issuer().value()));
  }

  /** Drops what nobody needs any more. */
  public void reap() {
    rots.reap();
  }
}
