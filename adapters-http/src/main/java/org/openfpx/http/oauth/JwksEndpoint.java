package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.KeyRing;
import org.openfpx.domain.oauth.SigningKey;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** The public halves of the signing keys (RFC 7517), those to come among them. */
public final class JwksEndpoint implements Endpoint {
  private final String path;
  private final SigningKeys keys;
  private final InstantSource time;
  private final Runnable complete;

  public JwksEndpoint(String path, SigningKeys keys, InstantSource time) {
    this(path, keys, time, () -> {});
  }

  /**
   * @param complete makes what is to be published and is not there yet, and is called each time
   */
  public JwksEndpoint(String path, SigningKeys keys, InstantSource time, Runnable complete) {
    this.path = path;
    this.keys = keys;
    this.time = time;
    this.complete = complete;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(path, this::answer));
  }

  @Override
  public List<Contribution> contributions() {
    var oauth =
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID, DiscoveryDocument.UMA2);
    return List.of(oauth.address("jwks_uri", path));
  }

  private void answer(Context context) {
    complete.run();
    var published = new KeyRing(keys.all()).publishedAt(time.instant());
    // Shorter than a new key is published ahead of its first use.
    context.header("Cache-Control", "public, max-age=300");
    context.header("Access-Control-Allow-Origin", "*");
    context
        .status(200)
        .contentType("application/json")
        .result(
            published.stream()
                .map(SigningKey::publicJwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}")));
  }
}
