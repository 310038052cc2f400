package org.openfpx.conformance.exchange;

import java.net.CookieHandler;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Sends requests and hands every exchange to a recorder; follows no redirect by itself. */
public final class Peer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long ORIGIN = System.nanoTime();
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long LONGEST_BODY = 4L << 20;

  private final HttpClient http;
  private final Recorder recorder;
  private final Duration patience;

  private Peer(HttpClient http, Recorder recorder) {
    this(http, recorder, PATIENCE);
  }

  private Peer(HttpClient http, Recorder recorder, Duration patience) {
    this.http = http;
    this.recorder = recorder;
    this.patience = patience;
  }

  /** A plain one that waits for no answer longer than this. */
  static Peer plain(Recorder recorder, Duration patience) {
    return new Peer(client().build(), recorder, patience);
  }

  /** A peer without cookies: a client, a resource server, a wallet. */
  public static Peer plain(Recorder recorder) {
    return new Peer(client().build(), recorder);
  }

  /** The same, trusting the roots of this context. */
  public static Peer plain(Recorder recorder, SSLContext trust) {
    return new Peer(client().sslContext(trust).build(), recorder);
  }

  /** A peer that keeps cookies: a browser. */
  public static Peer browser(Recorder recorder, CookieHandler cookies) {
    return new Peer(client().cookieHandler(cookies).build(), recorder);
  }

  /** A browser that trusts the roots of this context. */
  public static Peer browser(Recorder recorder, CookieHandler cookies, SSLContext trust) {
    return new Peer(client().cookieHandler(cookies).sslContext(trust).build(), recorder);
  }

  private static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(Duration.ofSeconds(5));
  }

  /**
   * Sends the request and waits for the whole answer.
   *
   * @throws UnexpectedAnswer if it is not there, whole, within 30 seconds, or longer than 4 MiB, or
   *     the connection fails, or if the address is plain {@code http} on another machine: nothing
   *     is sent there, or what is to be sent is nothing that HTTP has
   */
  public Answer send(Request request) {
    if (Transport.isOpen(request.url())) {
      throw new UnexpectedAnswer(
          request.url().getAuthority()
              + " is plain http on another machine: nothing is sent there");
    }
    var begin = System.nanoTime();
    try {
      var answer = answer(request, whole(toHttp(request)));
      record(request, Optional.of(answer), begin);
      return answer;
    } catch (ExecutionException | TimeoutException failed) {
      record(request, Optional.empty(), begin);
      throw new UnexpectedAnswer(
          "no answer from " + request.url().getAuthority() + request.url().getPath());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnexpectedAnswer("interrupted while waiting for " + request.url().getAuthority());
    }
  }

  /** The time that a request has by itself ends with the headers of its answer. */
  private HttpResponse<String> whole(HttpRequest request)
      throws ExecutionException, TimeoutException, InterruptedException {
    var coming = http.sendAsync(request, bounded());
    try {
      return coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      coming.cancel(true);
    }
  }

  private static BodyHandler<String> bounded() {
    return BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_BODY);
  }

  private static HttpRequest toHttp(Request request) {
    var body =
        request.body().isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(request.body());
    try {
      var builder = HttpRequest.newBuilder(request.url());
      request.headers().forEach(builder::header);
      return builder.method(request.method(), body).build();
    } catch (IllegalArgumentException _) {
      // Its message has what others made of it.
      throw new UnexpectedAnswer(
          "an address, a method or a header that HTTP does not have: nothing is sent");
    }
  }

  private static Answer answer(Request request, HttpResponse<String> response) {
    return new Answer(request.url(), response.statusCode(), response.headers(), response.body());
  }

  private void record(Request request, Optional<Answer> answer, long begin) {
    var began = Duration.ofNanos(begin - ORIGIN);
    var time = Duration.ofNanos(System.nanoTime() - begin);
    recorder.saw(new Exchange(request, answer, began, time));
  }

  /** Ends, and breaks off what is still under way. */
  @Override
  public void close() {
    http.shutdown();
    try {
      if (!http.awaitTermination(GRACE)) {
        http.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      http.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
