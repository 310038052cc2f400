package org.openfpx.idp.outgoing;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A client that speaks to nobody whom the {@link Guard} refuses. */
final class GuardedHttpClient extends HttpClient {
  private final HttpClient inner;
  private final Guard guard;

  GuardedHttpClient(HttpClient inner, Guard guard) {
    this.inner = inner;
    this.guard = guard;
  }

  private void check(HttpRequest request) throws IOException {
    var refusal = guard.refusal(request.uri());
    if (refusal.isPresent()) {
      throw new IOException("refused to call " + request.uri().getHost() + ": " + refusal.get());
    }
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    check(request);
    return inner.send(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return sendAsync(request, handler, null);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
    try {
      check(request);
    } catch (IOException refused) {
      return CompletableFuture.failedFuture(refused);
    }
    return inner.sendAsync(request, handler, pushes);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return inner.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return inner.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return inner.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return inner.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return inner.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return inner.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return inner.authenticator();
  }

  @Override
  public Version version() {
    return inner.version();
  }

  @Override
  public Optional<Executor> executor() {
    return inner.executor();
  }

  @Override
  public void close() {
    inner.close();
  }

  @Override
  public void shutdown() {
    inner.shutdown();
  }

  @Override
  public void shutdownNow() {
    inner.shutdownNow();
  }

  @Override
  public boolean awaitTermination(Duration duration) throws InterruptedException {
    return inner.awaitTermination(duration);
  }

  @Override
  public boolean isTerminated() {
    return inner.isTerminated();
  }
}
