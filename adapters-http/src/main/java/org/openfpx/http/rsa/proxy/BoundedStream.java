package org.openfpx.http.rsa.proxy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A body that ends in an error when it is too long or takes too long. */
final class BoundedStream extends FilterInputStream {
  private final AtomicBoolean expired = new AtomicBoolean();
  private final CompletableFuture<Void> end;
  private long left;

  BoundedStream(InputStream body, long maxBytes, Duration timeout) {
    super(body);
    left = maxBytes;
    end =
        CompletableFuture.runAsync(
            this::expire,
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void expire() {
    expired.set(true);
    try {
      // A reader that waits for the next byte is woken by this.
      in.close();
    } catch (IOException alreadyBroken) {
      // The reader learns of it by itself.
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(into, offset, length);
    } catch (IOException broken) {
      throw expired.get() ? new IOException("the upstream's answer takes too long") : broken;
    }
    if (expired.get()) {
      throw new IOException("the upstream's answer takes too long");
    }
    if (read > 0) {
      left -= read;
      if (left < 0) {
        throw new IOException("the upstream's answer is too long");
      }
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    end.cancel(false);
    super.close();
  }
}
