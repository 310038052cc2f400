package org.openfpx.domain.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that tests start. They lie below those that a system gives to whoever connects
 * somewhere, so that no connection takes one between its being found and its being listened at.
 */
public final class FreePort {
  /** Networks of the kit are below. */
  private static final int FIRST = 30_000;

  private static final int AFTER_LAST = 32_700;
  private static final int TRIES = 1000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /**
   * One that nobody listens at, and that nobody else in this process is given.
   *
   * @throws IllegalStateException if there is none
   */
  public static int next() {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port from " + FIRST + " on is free");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
