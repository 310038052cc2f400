package org.openfpx.domain.as.resource;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.oauth.ClientId;

/**
 * The page of a wallet where an owner says who is let through to a resource ({@code
 * user_access_policy_uri}, UMA Federated Authorization 3.2).
 */
public final class OwnersPage {
  private final Accounts accounts;

  public OwnersPage(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The page; none for general resources, or where the wallet has no such pages. */
  public Optional<URI> of(Pat pat, ResourceId resource, Snapshot registry) {
    return pat.owner()
        .flatMap(owner -> accounts.walletOf(owner, registry))
        .flatMap(Wallet::policyPages)
        .map(pages ->
            URI.create(pages + "/" + encoded(resource.value()) + of(pat.resourceServer())));
  }

  /** By which the wallet knows whom it is to ask, without asking around. */
  private static String of(ClientId resourceServer) {
    return "?client_id=" + encoded(resourceServer.value());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
