package org.openfpx.conformance.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.openfpx.apps.authorizationserver.Main;
import org.openfpx.conformance.client.AsFirstClient;
import org.openfpx.conformance.client.Network;
import org.openfpx.conformance.processes.JavaProcess;
import org.openfpx.conformance.scenario.DemoNetwork;

/** The Authorization Server of a network once more, by itself, where people have a choice. */
final class TwoWallets implements AutoCloseable {
  private static final String ITS_CLIENT =
      """
      oauth-client:
        - clientId: another-wallet
          clientName: {en: Another Wallet, fr: Un autre portefeuille, es: Otra cartera}
          baseUrl: http://localhost:1
          oauthClientMetadata:
            issuerUri: http://localhost:1
            clientType: CONFIDENTIAL
            clientAuthenticationType: private_key_jwt
            jwksUri: http://localhost:1/jwks
            grantTypes: client_credentials
            scopes: [register, transaction, requests]
      """;
  private static final String ANOTHER =
      """
      wallet:
        - identifier: another-wallet
          name: {en: Another Wallet, fr: Un autre portefeuille, es: Otra cartera}
          iconUri: http://localhost:1/icon.svg
          attestedIal: 2
          attestedAal: 2
          oauthClient: another-wallet
          oauthProvider:
            name: {en: Another Wallet, fr: Un autre portefeuille, es: Otra cartera}
            issuerUri: http://localhost:1
            clientId: openfpx-as
            clientSecret: {environment: OPENFPX_AS_AT_WALLET_SECRET}
      """;

  private final DemoNetwork network;
  private final int port = DemoNetwork.freeBase(22_000, 2);
  private final JavaProcess server;

  private TwoWallets(DemoNetwork network) {
    this.network = network;
    var arguments = List.of("serve", "--config", config());
    this.server =
        JavaProcess.begin(
                new JavaProcess.Launch(
                    Main.class, Map.of(), network.kept("secrets"), "started in", arguments))
            .await();
  }

  static TwoWallets beside(DemoNetwork network) {
    return new TwoWallets(network);
  }

  /** Where a client sends a person who is then asked for a wallet. */
  URI claimsAddress() {
    try (var peer = network.peer()) {
      var told = network.toldToClients();
      var here =
          new Network(
              URI.create("http://localhost:" + port),
              told.clientId(),
              told.claimsRedirectUri(),
              told.capabilityTicket(),
              told.user(),
              told.password(),
              told.wallet());
      var client = new AsFirstClient(peer, here);
      var token = URI.create(client.discover().required("token_endpoint").asText());
      return client.claimsAddress(client.open(token));
    }
  }

  /** That of the network, with other ports, a database of its own and one more wallet. */
  private String config() {
    int there = network.authorizationServer("/").getPort();
    var more = Map.of("\noauth-client:\n", "\n" + ITS_CLIENT, "\nwallet:\n", "\n" + ANOTHER);
    copy("as-registry.yaml", "as-two-wallets-registry.yaml", more);
    var moved =
        Map.of(
            "localhost:" + there,
            "localhost:" + port,
            "port: " + there,
            "port: " + port,
            "port: " + network.at(11, "/").getPort(),
            "port: " + (port + 1),
            "/as\"",
            "/as-two-wallets\"",
            "as-registry.yaml",
            "as-two-wallets-registry.yaml");
    return copy("as.yaml", "as-two-wallets.yaml", moved);
  }

  private String copy(String from, String to, Map<String, String> changes) {
    try {
      var text = Files.readString(network.folder().resolve(from));
      for (var change : changes.entrySet()) {
        text = text.replace(change.getKey(), change.getValue());
      }
      return Files.writeString(network.folder().resolve(to), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
