package org.openfpx.conformance.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.openfpx.conformance.client.AsFirstClient;
import org.openfpx.conformance.client.Network;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.person.PersonAtBrowser;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Robot;

/** One AS-first transaction from the first call to the records. */
final class Flow {
  private final Recorder recorder;

  Flow(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Plays it.
   *
   * @return how many records were read
   * @throws UnexpectedAnswer at the first step that fails
   */
  int play(URI network) {
    try (var peer = Peer.plain(recorder)) {
      var told = told(peer, network);
      var client = new AsFirstClient(peer, told);
      var discovered = client.discover();
      var tokenEndpoint = URI.create(discovered.required("token_endpoint").asText());
      var opened = client.open(tokenEndpoint);
      var ticket = client.returned(gather(told, client.claimsAddress(opened)));
      return read(client, client.redeem(tokenEndpoint, ticket));
    }
  }

  private static Network told(Peer peer, URI network) {
    try {
      return Network.of(peer, network);
    } catch (UnexpectedAnswer nobodyThere) {
      throw new UnexpectedAnswer(
          nobodyThere.getMessage() + "; start the network with ./openfpx demo, or name its ports");
    }
  }

  private URI gather(Network network, URI claims) {
    var home = network.claimsRedirectUri();
    try (var browser = Robot.fresh(recorder, to -> isAt(to, home))) {
      var wish = Wish.everything(network.user(), network.password()).at(network.wallet());
      var person = new PersonAtBrowser(browser, wish);
      return person.walk(browser.open("The person's browser goes to the network", claims)).to();
    }
  }

  private static boolean isAt(URI to, URI home) {
    return home.getAuthority().equals(to.getAuthority()) && home.getPath().equals(to.getPath());
  }

  private static int read(AsFirstClient client, JsonNode tokens) {
    int records = 0;
    for (var token : tokens.required("access_tokens")) {
      for (var permission : token.required("permissions")) {
        records += client.read(permission, token);
      }
    }
    return records;
  }
}
