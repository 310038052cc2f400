package org.openfpx.domain.as.request;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rings in this process when a request comes, for those who may see it, so that whoever waits for
 * one need not ask all the time. That it did not ring says nothing: the request may have come to
 * another replica.
 */
public final class Bell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private final Set<Waiting> waiting = new HashSet<>();

  /** Somebody who waits; two are never the same one. */
  private static final class Waiting {
    private final OwnerRequests.Seer seer;
    private boolean isRung;

    Waiting(OwnerRequests.Seer seer) {
      this.seer = seer;
    }
  }

  /**
   * Wakes those who wait and may see the request.
   *
   * @return how many those are
   */
  public int ring(OwnerRequest request) {
    lock.lock();
    try {
      int woken = 0;
      for (var one : waiting) {
        if (one.seer.sees(request)) {
          one.isRung = true;
          woken++;
        }
      }
      rung.signalAll();
      return woken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a ring for them, at most so long, and no longer if the thread is to end.
   *
   * @return how much of the time is left
   */
  Duration await(OwnerRequests.Seer seer, Duration atMost) {
    var one = new Waiting(seer);
    long left = atMost.toNanos();
    lock.lock();
    try {
      waiting.add(one);
      while (!one.isRung && left > 0) {
        left = rung.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.remove(one);
      lock.unlock();
    }
    return Duration.ofNanos(Math.max(left, 0));
  }
}
