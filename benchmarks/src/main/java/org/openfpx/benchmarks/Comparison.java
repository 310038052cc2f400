package org.openfpx.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.openfpx.benchmarks.replay.Recording;

/** The Authorization Server and its statements sent bare, in turn. */
final class Comparison {
  /** Small enough to be gathered and redeemed within a ticket's five minutes. */
  private static final int BATCH = 500;

  private static final int INTROSPECTIONS = 2_500;

  /**
   * So often both sides do everything before it counts. Compilers are then nearly done: after four
   * rounds they still take a quarter of the server's processor time.
   */
  private static final int WARM_UPS = 24;

  private final AsSide as;
  private final BareSide bare;
  private final List<Round> rounds = new ArrayList<>();

  Comparison(AsSide as, BareSide bare) {
    this.as = as;
    this.bare = bare;
  }

  /** What one round cost on each side, for one introspection and one transaction, in µs of CPU. */
  record Round(
      double introspection, double bareIntrospection, double transaction, double bareTransaction) {}

  /**
   * The middle one of what some rounds show. Both sides of a round meet much the same machine, so
   * their ratio is taken round by round; the least of each side alone may be of different machines.
   */
  static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    var all = rounds.stream().mapToDouble(figure).sorted().toArray();
    var half = all.length / 2;
    return all.length % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2;
  }

  List<Round> run(int count) throws Exception {
    for (var i = 0; i < WARM_UPS; i++) {
      System.err.println("warming up, " + (i + 1) + " of " + WARM_UPS + ": " + round());
    }
    for (var i = 0; i < count; i++) {
      rounds.add(round());
      System.err.println("round " + (i + 1) + " of " + count + ": " + rounds.getLast());
    }
    return List.copyOf(rounds);
  }

  private Round round() throws Exception {
    var many = Stage.CONNECTIONS;
    var opened = as.open(BATCH, many);
    var redeemed = as.redeemAndIntrospect(as.gather(opened.results(), many), many);

    as.gather(as.open(BATCH, many).results(), many);
    var bareOpened = bare.send(Recording.CAPABILITY, BATCH, many);
    var bareRedeemed = bare.send(Recording.REDEMPTION, BATCH, many);

    var introspected = as.introspect(redeemed.results(), INTROSPECTIONS, many);
    var bareIntrospected = bare.send(Recording.INTROSPECTION, INTROSPECTIONS, many);
    return new Round(
        introspected.microsEach(),
        bareIntrospected.microsEach(),
        opened.cost().microsEach() + redeemed.cost().microsEach(),
        bareOpened.microsEach() + bareRedeemed.microsEach());
  }
}
