package org.openfpx.http.form;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openfpx.http.problem.BadRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory that the bodies of all requests under way may have together. A form is read before it
 * is known who sends it, so that anybody can send much of one and withhold the rest: what each may
 * have is bounded, and so is what all of them have.
 */
final class BodyBudget {
  private static final Logger LOG = LoggerFactory.getLogger(BodyBudget.class);

  private final int bytes;
  private final Semaphore free;

  /** Whether the operator knows: one line for a shortage, however many it turns away. */
  private final AtomicBoolean told = new AtomicBoolean();

  BodyBudget(int bytes) {
    this.bytes = bytes;
    free = new Semaphore(bytes);
  }

  /** What nobody has now. */
  int free() {
    return free.availablePermits();
  }

  /** What one request will have. */
  Share share() {
    return new Share();
  }

  /** What one request has, until it ends. */
  final class Share implements AutoCloseable {
    private int taken;
    private boolean ended;

    private Share() {}

    /**
     * So many bytes more.
     *
     * @throws BadRequest if they are not there
     */
    synchronized void take(int more) {
      if (ended) {
        throw BadRequest.tooSlow("the request has ended");
      }
      if (!free.tryAcquire(more)) {
        tell();
        throw BadRequest.tooMany("too many bodies are on their way; ask again");
      }
      taken += more;
    }

    /** Gives all of it back; further times change nothing. */
    @Override
    public synchronized void close() {
      ended = true;
      free.release(taken);
      taken = 0;
      if (free() > bytes / 2) {
        told.set(false);
      }
    }
  }

  private void tell() {
    if (told.compareAndSet(false, true)) {
      LOG.warn(
          "the bodies of requests under way have used up their {} bytes; refusing more", bytes);
    }
  }
}
