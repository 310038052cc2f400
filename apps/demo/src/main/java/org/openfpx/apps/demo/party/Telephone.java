package org.openfpx.apps.demo.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.openfpx.domain.secret.Secret;
import org.openfpx.idp.outgoing.Trust;

/** How the sample parties ask others: plain HTTP, JSON back, no redirects followed. */
public final class Telephone implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LONGEST = 4 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client;

  /** One that believes whom Java believes. */
  public Telephone() {
    this(Optional.empty());
  }

  /**
   * @param trust a PEM file of those whom it believes besides
   */
  public Telephone(Optional<Path> trust) {
    var builder =
        HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER);
    trust.map(Trust::platformAnd).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /** Who asks, as an OAuth client with a secret. */
  public record Caller(String clientId, Secret secret) {
    String basic() {
      var pair = encoded(clientId) + ":" + encoded(secret.reveal());
      return "Basic "
          + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }
  }

  public Reply get(URI address, Secret token) {
    return send(request(address).header("Authorization", bearer(token)).GET());
  }

  /** Without any credential. */
  public Reply get(URI address) {
    return send(request(address).GET());
  }

  public Reply postForm(URI address, Caller caller, Map<String, String> form) {
    return send(form(address, form).header("Authorization", caller.basic()));
  }

  /** The address with these parameters at its end. */
  public static URI withQuery(URI address, Map<String, String> parameters) {
    var joint = address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + joint + form(parameters));
  }

  @Override
  public void close() {
    client.close();
  }

  private static String bearer(Secret token) {
    return "Bearer " + token.reveal();
  }

  private static HttpRequest.Builder form(URI address, Map<String, String> form) {
    return request(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form(form)));
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json");
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      var answer = whole(request.build());
      return new Reply.Answered(
          answer.statusCode(),
          parsed(answer.body()),
          header(answer, "WWW-Authenticate"),
          header(answer, "Warning"));
    } catch (ExecutionException | TimeoutException unreachable) {
      return new Reply.Unreachable();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Reply.Unreachable();
    }
  }

  /** A time-out of the request ends with the head, so the body is bounded here, and its time. */
  private HttpResponse<String> whole(HttpRequest request)
      throws ExecutionException, InterruptedException, TimeoutException {
    var body = BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST);
    var answer = client.sendAsync(request, body);
    try {
      return answer.get(PATIENCE.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  /** All lines of it as the one that they stand for (RFC 9110 section 5.2). */
  private static Optional<String> header(HttpResponse<?> answer, String name) {
    var lines = answer.headers().allValues(name);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
