package org.openfpx.idp.outgoing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests to other parties, within the bounds of {@link OutgoingSettings}. */
public final class Outgoing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

  private final OutgoingSettings settings;
  private final HttpClient client;

  private Outgoing(OutgoingSettings settings, HttpClient client) {
    this.settings = settings;
    this.client = client;
  }

  /**
   * A client with these bounds.
   *
   * @throws IllegalArgumentException if the file of trusted certificates holds none
   */
  public static Outgoing within(OutgoingSettings settings) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(settings.timeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    settings.trust().map(Trust::platformAnd).ifPresent(builder::sslContext);
    return new Outgoing(
        settings, new GuardedHttpClient(builder.build(), new Guard(settings.allowedHosts())));
  }

  /** The guarded client itself, for the one place that streams. */
  public HttpClient client() {
    return client;
  }

  /** Sends a request and reads the whole answer. */
  public Reply send(OutgoingRequest request) {
    var body = request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    var built =
        HttpRequest.newBuilder(request.address())
            .timeout(settings.timeout())
            .method(request.method(), body);
    request.headers().forEach(built::header);
    var handler =
        BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), settings.maxBytes());
    var sent = client.sendAsync(built.build(), handler);
    return await(
        request,
        sent.<Reply>thenApply(answer -> new Reply.Answered(answer.statusCode(), answer.body())),
        sent,
        Reply.Failed::new);
  }

  /**
   * Fetches the bytes at an address, with nothing that says for whom.
   *
   * @param accept the types of content that are taken
   * @return nothing if the answer is not 200, is larger, or does not come in time
   */
  public Optional<byte[]> fetch(URI address, String accept, int mostBytes) {
    var request = OutgoingRequest.get(address).with("Accept", accept);
    var built =
        HttpRequest.newBuilder(address).timeout(settings.timeout()).header("Accept", accept);
    var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes);
    var sent = client.sendAsync(built.build(), handler);
    return await(
        request, sent.thenApply(answer -> body(request, answer)), sent, why -> Optional.empty());
  }

  private static Optional<byte[]> body(OutgoingRequest request, HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 200) {
      return Optional.of(answer.body());
    }
    failed(request, "it answered " + answer.statusCode());
    return Optional.empty();
  }

  private <T> T await(
      OutgoingRequest request,
      CompletableFuture<T> answer,
      CompletableFuture<?> sending,
      Function<String, T> otherwise) {
    try {
      // The timeout of the request ends with the headers; this one ends with the body.
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sending.cancel(true);
      return otherwise.apply(failed(request, "no answer in time"));
    } catch (ExecutionException e) {
      return otherwise.apply(failed(request, reason(e.getCause())));
    } catch (InterruptedException e) {
      sending.cancel(true);
      Thread.currentThread().interrupt();
      return otherwise.apply(failed(request, "interrupted"));
    }
  }

  private static String reason(@Nullable Throwable cause) {
    return cause instanceof IOException ? cause.toString() : "failed on our side";
  }

  private static String failed(OutgoingRequest request, String why) {
    LOG.warn("{}: {}", request, why);
    return why;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
