package org.openfpx.domain.testing.oauth;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.openfpx.domain.time.Atomically;

/** Does one thing after the other; it can't undo what was done before an exception. */
public final class OneAtATime implements Atomically {
  private final ReentrantLock lock = new ReentrantLock();

  @Override
  public <T> T run(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
