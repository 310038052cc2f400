package org.openfpx.idp.outgoing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        sent.thenApply(answer -> new Reply.Answered(answer.statusCode(), answer.body())),
        sent);
  }

  private Reply await(
      OutgoingRequest request,
      CompletableFuture<Reply.Answered> answer,
      CompletableFuture<?> sending) {
    try {
      // The timeout of the request ends with the headers; this one ends with the body.
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sending.cancel(true);
      return failed(request, "no answer in time");
    } catch (ExecutionException e) {
      return failed(request, reason(e.getCause()));
    } catch (InterruptedException e) {
      sending.cancel(true);
      Thread.currentThread().interrupt();
      return failed(request, "interrupted");
    }
  }

  private static String reason(@Nullable Throwable cause) {
    return cause instanceof IOException ? cause.toString() : "failed on our side";
  }

  private static Reply failed(OutgoingRequest request, String why) {
    LOG.warn("{}: {}", request, why);
    return new Reply.Failed(why);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
