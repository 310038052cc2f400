package org.openfpx.domain.as.request;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rings in this process when a request comes, so that whoever waits for one need not ask all the
 * time. That it did not ring says nothing: the request may have come to another replica.
 */
public final class Bell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long rings;

  /** Wakes everybody who waits. */
  public void ring() {
    lock.lock();
    try {
      rings++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a ring, at most so long, and no longer if the thread is to end. */
  void await(Duration atMost) {
    lock.lock();
    try {
      long before = rings;
      long left = atMost.toNanos();
      while (rings == before && left > 0) {
        left = rung.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
