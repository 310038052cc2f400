package org.openfpx.domain.as.request;

import java.util.HashMap;
import java.util.Map;
import org.openfpx.domain.oauth.ClientId;

/** Who may wait: each who does holds a connection. */
final class Seats {
  private final int most;
  private final int mostOfOne;
  private final Map<ClientId, Integer> taken = new HashMap<>();
  private int all;

  Seats(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /**
   * Takes a seat; it must be left again.
   *
   * @return whether there was one
   */
  synchronized boolean take(ClientId who) {
    if (all >= most || taken.getOrDefault(who, 0) >= mostOfOne) {
      return false;
    }
    all++;
    taken.merge(who, 1, Integer::sum);
    return true;
  }

  synchronized void leave(ClientId who) {
    all--;
    taken.computeIfPresent(who, (_, seats) -> seats == 1 ? null : seats - 1);
  }
}
