package org.openfpx.http.listener;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.CyclicTimeouts;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections that send the head of a request drop by drop. The server's own idle timeout
 * begins anew with each byte, and its data rate knows bodies alone. The first head, with what TLS
 * says before, must be whole within the time after the connection was opened; a further one within
 * once to twice the time after its first byte. A connection that is kept and says nothing is the
 * idle timeout's to end.
 *
 * <p>A connection is remembered from its opening to its end, and by one timer for all.
 */
final class HeadsInTime extends CyclicTimeouts<HeadsInTime.Waiting> implements Connection.Listener {
  private static final long NEVER = Long.MAX_VALUE;

  private final long nanos;
  private final Map<Connection, Waiting> open = new ConcurrentHashMap<>();

  HeadsInTime(Scheduler scheduler, Duration time) {
    super(scheduler);
    nanos = time.toNanos();
  }

  /**
   * One open connection, and until when it may wait for a head; never while one is answered. The
   * timer and a head may come at the same moment: what is found here decides, not what the timer
   * saw before.
   */
  static final class Waiting implements CyclicTimeouts.Expirable {
    private final long nanos;
    private final LongSupplier bytesIn;
    private final Runnable end;
    private long until;

    /** Bytes that had come when the last request was answered. */
    private long heard;

    /** Whether the time of the next head is running. */
    private boolean begun = true;

    /**
     * Waits for the first head.
     *
     * @param nanos how long each may take
     * @param bytesIn how much came
     * @param end closes the connection
     */
    Waiting(long nanos, long now, LongSupplier bytesIn, Runnable end) {
      this.nanos = nanos;
      this.bytesIn = bytesIn;
      this.end = end;
      until = now + nanos;
    }

    @Override
    public synchronized long getExpireNanoTime() {
      return until;
    }

    /** A head is whole. */
    synchronized void pause() {
      until = NEVER;
    }

    /** What it asked has been answered. */
    synchronized void resume(long now) {
      heard = bytesIn.getAsLong();
      begun = false;
      until = now + nanos;
    }

    /** Whether it has had its time; if only silence has ended, the time begins to run. */
    synchronized boolean expire(long now) {
      if (until == NEVER || NanoTime.isBefore(now, until)) {
        return false;
      }
      if (begun) {
        return true;
      }
      begun = bytesIn.getAsLong() != heard;
      until = now + nanos;
      return false;
    }
  }

  @Override
  public void onOpened(Connection connection) {
    var waiting = new Waiting(nanos, NanoTime.now(), () -> bytesIn(connection), connection::close);
    open.put(connection, waiting);
    schedule(waiting);
  }

  /** Bytes that came; with TLS as they came, lest a record without end count as silence. */
  private static long bytesIn(Connection connection) {
    return connection.getEndPoint() instanceof SslConnection.SslEndPoint secret
        ? secret.getSslConnection().getBytesIn()
        : connection.getBytesIn();
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  /** The same requests, and the end of the wait for each. */
  Handler before(Handler next) {
    return new Handler.Wrapper(next) {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        var waiting = open.get(request.getConnectionMetaData().getConnection());
        if (waiting != null) {
          waiting.pause();
          request.addHttpStreamWrapper(stream -> new Answered(stream, waiting));
        }
        return super.handle(request, response, callback);
      }
    };
  }

  @Override
  protected Iterator<Waiting> iterator() {
    return open.values().iterator();
  }

  @Override
  protected boolean onExpired(Waiting waiting) {
    boolean late = waiting.expire(NanoTime.now());
    if (late) {
      waiting.end.run();
    }
    return late;
  }

  /** Begins to wait for the next head before the server reads on. */
  private final class Answered extends HttpStream.Wrapper {
    private final Waiting waiting;

    Answered(HttpStream stream, Waiting waiting) {
      super(stream);
      this.waiting = waiting;
    }

    @Override
    public void succeeded() {
      waiting.resume(NanoTime.now());
      schedule(waiting);
      super.succeeded();
    }
  }
}
