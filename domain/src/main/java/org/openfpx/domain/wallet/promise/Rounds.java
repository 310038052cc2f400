package org.openfpx.domain.wallet.promise;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks for everything that waits, a bounded round at a time. The next round goes on where this one
 * ended and starts over at the end, so that everything has its turn; a party that can't be reached
 * is not asked again in the same round, so that a round lasts as long as there are parties that are
 * down, not as long as there are promises to them.
 *
 * @param <T> what waits
 */
public final class Rounds<T> {
  private static final int PAGES = 20;

  private final Waiting<T> waiting;
  private final Function<T, String> party;
  private final Predicate<T> ask;
  private Optional<T> last = Optional.empty();

  /** What waits, in an order that stays. */
  @FunctionalInterface
  public interface Waiting<T> {
    /** The next ones behind the last one seen, or the first ones. */
    List<T> after(Optional<T> last, int atMost);
  }

  /**
   * @param party who has to confirm
   * @param ask asks that party; whether it has confirmed, {@code false} if it can't be reached
   */
  public Rounds(Waiting<T> waiting, Function<T, String> party, Predicate<T> ask) {
    this.waiting = waiting;
    this.party = party;
    this.ask = ask;
  }

  /**
   * Goes one round. One that fails keeps no other from its turn.
   *
   * @param atMost so many are asked; those whose party was down don't count
   * @return how many have been confirmed
   * @throws RuntimeException the first failure of all, when the others have had their turn
   */
  public synchronized int go(int atMost) {
    var round = new Round();
    for (var page = 0; page < PAGES && round.asked < atMost; page++) {
      var items = waiting.after(last, atMost);
      for (var item : items) {
        if (round.asked == atMost) {
          break;
        }
        last = Optional.of(item);
        round.turn(item);
      }
      if (items.size() < atMost && round.asked < atMost) {
        last = Optional.empty();
        break;
      }
    }
    round.sayFailure();
    return round.confirmed;
  }

  /**
   * Asks for these alone, now, for somebody who waits; what is not confirmed has its turn later.
   *
   * @return whether all have been confirmed
   * @throws RuntimeException the first failure of all, when the others have had their turn
   */
  public boolean askNow(List<T> items) {
    var round = new Round();
    items.forEach(round::turn);
    round.sayFailure();
    return round.down.isEmpty();
  }

  private final class Round {
    private final Set<String> down = new HashSet<>();
    private int asked;
    private int confirmed;
    private @Nullable RuntimeException failure;

    void turn(T item) {
      try {
        askOnce(item);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        }
      }
    }

    void sayFailure() {
      if (failure != null) {
        throw failure;
      }
    }

    private void askOnce(T item) {
      var who = party.apply(item);
      if (down.contains(who)) {
        return;
      }
      asked++;
      if (ask.test(item)) {
        confirmed++;
      } else {
        down.add(who);
      }
    }
  }
}
