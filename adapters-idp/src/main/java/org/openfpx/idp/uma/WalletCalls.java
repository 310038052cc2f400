package org.openfpx.idp.uma;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.Credentials;
import org.openfpx.idp.oauth.OwnCredential;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;

/** How a wallet calls authorization servers: for itself, and for an account that it made there. */
final class WalletCalls {
  private static final ScopeSet USER = ScopeSet.of("user");

  private static final Map<String, String> MEMBERS =
      Map.of(
          "/transaction", "transaction_endpoint",
          "/oauth2/register", "registration_endpoint",
          "/user/permissions", "permissions_endpoint");

  private final UmaCalls calls;
  private final Function<String, Optional<ProviderRegistration>> registrations;

  WalletCalls(UmaCalls calls, Function<String, Optional<ProviderRegistration>> registrations) {
    this.calls = calls;
    this.registrations = registrations;
  }

  /** With the wallet's own token, at the address that the server publishes, else at this path. */
  Reply asWallet(
      String server, ScopeSet scopes, String path, Function<URI, OutgoingRequest> request) {
    return registrations
        .apply(server)
        .map(us -> calls.send(us, scopes, address(us, path), request))
        .orElseGet(WalletCalls::nobody);
  }

  /** The same with an account's token. */
  Reply asAccount(
      String server, Credentials account, String path, Function<URI, OutgoingRequest> request) {
    return registrations
        .apply(server)
        .map(us -> account(us, account))
        .map(us -> calls.send(us, USER, address(us, path), request))
        .orElseGet(WalletCalls::nobody);
  }

  /** With no token: what everybody may read. */
  Reply asAnybody(String server, String path) {
    return registrations
        .apply(server)
        .flatMap(us -> address(us, path))
        .map(address -> calls.sendBare(OutgoingRequest.get(address)))
        .orElseGet(WalletCalls::nobody);
  }

  /** A request that carries what it needs. */
  Reply sendBare(OutgoingRequest request) {
    return calls.sendBare(request);
  }

  private Optional<URI> address(ProviderRegistration us, String path) {
    return calls.address(us, MEMBERS.getOrDefault(path, path), path);
  }

  private static Reply nobody() {
    return new Reply.Failed("no such authorization server");
  }

  private static ProviderRegistration account(ProviderRegistration wallet, Credentials account) {
    return new ProviderRegistration(
        wallet.issuer(),
        new ClientId(account.clientId()),
        new OwnCredential.SecretInHeader(account.clientSecret()),
        wallet.redirectUri(),
        USER,
        Map.of());
  }

  /** The address of one of a list. */
  static URI below(URI list, String id) {
    return URI.create(
        list + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** The address of the part of a list that begins behind that one. */
  static URI after(URI list, Optional<String> last) {
    return last.map(id -> URI.create(list + "?" + OutgoingRequest.formEncoded(Map.of("after", id))))
        .orElse(list);
  }
}
