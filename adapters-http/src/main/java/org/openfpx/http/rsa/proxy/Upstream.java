package org.openfpx.http.rsa.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.rsa.route.UpstreamTarget;
import org.openfpx.domain.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the server that has the records. Follows no redirect; the client it is handed does not. */
public final class Upstream {
  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);

  private final HttpClient client;
  private final UpstreamSettings settings;

  /**
   * @throws IllegalArgumentException if the client would follow redirects
   */
  public Upstream(HttpClient client, UpstreamSettings settings) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the upstream's client follows no redirects");
    }
    this.client = client;
    this.settings = settings;
  }

  UpstreamSettings settings() {
    return settings;
  }

  /** What came of it. */
  sealed interface Fetched {}

  /** An answer has begun. */
  record Begun(HttpResponse<InputStream> answer) implements Fetched {}

  /** Nobody answers there, or not as HTTP. */
  record NoAnswer() implements Fetched {}

  /** It takes too long. */
  record TooSlow() implements Fetched {}

  /**
   * Asks.
   *
   * @param headers those that pass, by name
   */
  Fetched fetch(
      String method, UpstreamTarget target, Secret token, Map<String, List<String>> headers) {
    var request =
        HttpRequest.newBuilder(settings.at(target.pathAndQuery()))
            .timeout(settings.timeout())
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    request.setHeader("Authorization", "Bearer " + token.reveal());
    try {
      return new Begun(client.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (HttpTimeoutException slow) {
      LOG.warn("the upstream does not answer in time");
      return new TooSlow();
    } catch (IOException broken) {
      // The cause names the address, which belongs into our log and into no answer.
      LOG.warn("the upstream does not answer: {}", broken.toString());
      return new NoAnswer();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new NoAnswer();
    }
  }
}
