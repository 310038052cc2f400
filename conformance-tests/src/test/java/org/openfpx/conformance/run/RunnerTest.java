package org.openfpx.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.BadTarget;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** What becomes of a check. */
class RunnerTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  /** A server that offers clients and nothing else, and is never asked. */
  private record Nobody(boolean isOurs) implements Driver {
    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public String issuer() {
      return "https://as.example";
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.CLIENTS);
    }

    @Override
    public Peer peer(Recorder recorder) {
      return Peer.plain(recorder);
    }
  }

  private Run run(boolean ours, boolean terminal, Check... checks) {
    return run(Runner.PATIENCE, ours, terminal, checks);
  }

  private Run run(Duration patience, boolean ours, boolean terminal, Check... checks) {
    return run(patience, Kept.MOST, ours, terminal, checks);
  }

  private Run run(Duration patience, int most, boolean ours, boolean terminal, Check... checks) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var selection =
        new Selection(
            List.of(new Selection.Chosen("m", Party.AUTHORIZATION_SERVER, List.of(checks))));
    var progress = new Progress(out, terminal);
    return new Runner(new Nobody(ours), Catalogue.whole(), progress, patience, most).run(selection);
  }

  private Outcome outcome(boolean ours, Check check) {
    return run(ours, false, check).results().getFirst().outcome();
  }

  private static Check failing(String clause) {
    return Check.of(
        clause,
        "fails",
        _ -> {
          throw new Deviation("this", "that");
        });
  }

  /** Asks so often where nobody is. */
  private static Check asking(int times) {
    return Check.of(
        "UG-2-01",
        "asks",
        subject -> {
          for (int i = 0; i < times; i++) {
            try {
              subject.send(Request.get("Ask " + i, URI.create("http://127.0.0.1:1/" + i)));
            } catch (UnexpectedAnswer nobody) {
              // As was to be expected.
            }
          }
        });
  }

  private static List<Integer> kept(Run run) {
    return run.results().stream().map(result -> result.exchanges().size()).toList();
  }

  @Test
  void allRequestsOfACheckAreKeptInTheirOrderHoweverManyThereAre() {
    var run = run(false, false, asking(200));

    assertThat(run.results().getFirst().exchanges())
        .extracting(Exchange::name)
        .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(i -> "Ask " + i).toList());
    assertThat(run.dropped()).isZero();
  }

  @Test
  void whatIsMoreThanARunKeepsIsCountedAtItsCheck() {
    var run = run(Runner.PATIENCE, 10_000, false, false, asking(2), asking(3), asking(1));

    assertThat(kept(run)).containsExactly(2, 1, 0);
    assertThat(run.results()).extracting(Result::dropped).containsExactly(0, 2, 1);
    assertThat(run.dropped()).isEqualTo(3);
  }

  @Test
  void whatIsNotUmasOwnIsAWarningForOthersAndAFailureForUs() {
    assertThat(outcome(false, failing("UG-2-10"))).isEqualTo(new Outcome.Warning("this", "that"));
    assertThat(outcome(true, failing("UG-2-10"))).isEqualTo(new Outcome.Fail("this", "that"));
    assertThat(outcome(false, failing("UG-2-01"))).isEqualTo(new Outcome.Fail("this", "that"));
  }

  @Test
  void whatTheDriverLacksIsSkippedWithTheReason() {
    var body = failing("UG-2-01").body();
    var needing = Check.of("UG-2-01", "x", body).needing(Capability.CLIENTS, Capability.PAT);
    assertThat(outcome(false, needing))
        .isEqualTo(new Outcome.Skip("the driver nobody does not offer: pat"));
    var asking =
        Check.of(
            "UG-2-01",
            "x",
            _ -> {
              throw new NotOffered("no");
            });
    assertThat(outcome(false, asking)).isEqualTo(new Outcome.Skip("no"));
  }

  @Test
  void aCheckThatDoesNotEndHasFailed() {
    var never = new CountDownLatch(1);
    var endless =
        Check.of(
            "UG-2-01",
            "x",
            _ -> {
              try {
                never.await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(run(Duration.ofSeconds(1), false, false, endless).results().getFirst().outcome())
        .isEqualTo(new Outcome.Fail("an end within 1 seconds", "none"));
  }

  @Test
  void aCheckThatDoesNotHeedItsInterruptIsLeftBehind() {
    var released = new CountDownLatch(1);
    var deaf =
        Check.of(
            "UG-2-01",
            "x",
            _ -> {
              while (released.getCount() > 0) {
                try {
                  released.await();
                } catch (InterruptedException unheeded) {
                  // So that nothing but the release ends it.
                }
              }
            });
    try {
      assertThat(run(Duration.ofMillis(100), false, false, deaf, failing("UG-2-02")).results())
          .extracting(result -> result.outcome().word())
          .containsExactly("fail", "fail");
    } finally {
      released.countDown();
    }
  }

  @Test
  void whatALateCheckMadeIsTakenAwayByAThreadThatIsNotInterrupted() {
    var done = new CopyOnWriteArrayList<String>();
    var never = new CountDownLatch(1);
    var late =
        Check.of(
            "UG-2-01",
            "x",
            subject -> {
              subject.later(
                  () -> done.add("interrupted: " + Thread.currentThread().isInterrupted()));
              try {
                never.await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    run(Duration.ofSeconds(1), false, false, late);
    assertThat(done).containsExactly("interrupted: false");
  }

  @Test
  void anInterruptedRunTakesAwayWhatWasMadeAndChecksNothingMore() {
    var done = new CopyOnWriteArrayList<String>();
    var runner = Thread.currentThread();
    var never = new CountDownLatch(1);
    var broken =
        Check.of(
            "UG-2-01",
            "x",
            subject -> {
              subject.later(() -> done.add("taken away"));
              runner.interrupt();
              try {
                never.await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    var results = run(false, false, broken, failing("UG-2-02")).results();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(results)
        .extracting(Result::outcome)
        .containsOnly(new Outcome.Skip("the run was interrupted"));
    assertThat(done).containsExactly("taken away");
  }

  @Test
  void oneThingThatCannotBeTakenAwayLeavesTheOthers() {
    var done = new CopyOnWriteArrayList<String>();
    var check =
        Check.of(
            "UG-2-01",
            "x",
            subject -> {
              subject.later(() -> done.add("first"));
              subject.later(() -> {
                throw new UnexpectedAnswer("gone");
              });
              subject.later(() -> done.add("last"));
            });
    assertThat(outcome(false, check)).isEqualTo(new Outcome.Pass());
    assertThat(done).containsExactly("last", "first");
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("left behind at the server: 1");
  }

  private static Check throwing(RuntimeException what) {
    return Check.of(
        "UG-2-01",
        "x",
        _ -> {
          throw what;
        });
  }

  /** What ages does not hold up the others, and is told when it is over. */
  @Test
  void whatGrowsOldIsEndedAfterAllOthersAtItsOwnPlace() {
    var order = new CopyOnWriteArrayList<String>();
    var old =
        Check.of(
            "UG-2-01",
            "old",
            subject -> {
              order.add("begun");
              subject.later(() -> order.add("gone"));
              subject.age(
                  Duration.ofMillis(1),
                  late -> {
                    order.add("old");
                    throw new Deviation("this", "that");
                  });
            });
    var run = run(false, false, old, Check.of("UG-2-02", "other", _ -> order.add("other")));

    assertThat(order).containsExactly("begun", "other", "old", "gone");
    assertThat(run.results())
        .extracting(Result::outcome)
        .containsExactly(new Outcome.Fail("this", "that"), new Outcome.Pass());
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("UG-2-0"))
        .containsExactly("pass     UG-2-02       other", "fail     UG-2-01       old");
  }

  @Test
  void eachIsMadeInItsTurnAndToldAtItsPlace() {
    var order = new CopyOnWriteArrayList<String>();
    var any = Check.of("UG-2-01", "any", _ -> order.add("any"));
    var early = Check.of("UG-2-02", "early", _ -> order.add("early")).in(Check.Turn.EARLY);
    var alone = Check.of("UG-2-03", "alone", _ -> order.add("alone")).in(Check.Turn.ALONE);
    var run = run(false, false, any, early, alone);

    assertThat(order).containsExactly("alone", "early", "any");
    assertThat(run.results())
        .extracting(result -> result.check().title())
        .containsExactly("any", "early", "alone");
  }

  /** There are servers that take no name twice. */
  @Test
  void aCheckHasAsManyNamesAsItWants() {
    var names = new CopyOnWriteArrayList<String>();
    Check.Body naming =
        subject -> {
          names.add(subject.another("x"));
          names.add(subject.another("x"));
        };
    run(false, false, Check.of("UG-2-01", "x", naming), Check.of("UG-2-02", "y", naming));

    assertThat(names).hasSize(4).doesNotHaveDuplicates().allMatch(name -> name.startsWith("kit-"));
  }

  @Test
  void whatFailsBeforeItIsOldIsOver() {
    var failing =
        Check.of(
            "UG-2-01",
            "old",
            subject -> {
              subject.age(Duration.ofDays(1), _ -> {});
              throw new Deviation("this", "that");
            });
    assertThat(outcome(false, failing)).isEqualTo(new Outcome.Fail("this", "that"));
  }

  @Test
  void aTargetThatCannotBeUsedEndsTheRunWithWhatThereIs() {
    var good = Check.of("UG-2-02", "x", _ -> {});
    var run = run(false, false, good, throwing(new BadTarget("no secret")), good);

    assertThat(run.brokenOff()).contains("no secret");
    assertThat(run.results())
        .extracting(Result::outcome)
        .containsExactly(
            new Outcome.Pass(), new Outcome.Skip("the target file cannot be used: no secret"));
  }

  @Test
  void aBugOfTheKitIsToldAsOne() {
    assertThat(outcome(false, throwing(new IllegalStateException("oh"))))
        .isEqualTo(
            new Outcome.Fail(
                "a check that works",
                "a bug of the kit, not of the server: java.lang.IllegalStateException: oh"));
    assertThat(outcome(false, throwing(new IllegalArgumentException("no member"))))
        .isInstanceOfSatisfying(
            Outcome.Fail.class,
            fail -> assertThat(fail.expected()).isEqualTo("answers that the check understands"));
  }

  @Test
  void aCheckNeedsAllThatWasSaid() {
    var check =
        Check.of("UG-2-01", "x", _ -> {}).needing(Capability.PAT).needing(Capability.CLIENTS);
    assertThat(check.needs()).containsExactlyInAnyOrder(Capability.PAT, Capability.CLIENTS);
  }

  @Test
  void whatAServerSaidMovesNoCursorAndShowsNoSecret() {
    var check =
        Check.of(
            "UG-2-01",
            "x",
            _ -> {
              throw new Deviation("this", "\u001b[2J\r\n\u009b\u202epassword=cedar");
            });
    run(false, true, check);
    run(false, false, check);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("saw �[2J����password=…")
        .doesNotContain("\u001b", "\u009b", "\u202e", "cedar");
  }

  @Test
  void anAnswerThatNobodyExpectsIsAFailureToo() {
    var astray =
        Check.of(
            "UG-2-01",
            "x",
            _ -> {
              throw new UnexpectedAnswer("no answer");
            });
    assertThat(outcome(false, astray))
        .isEqualTo(new Outcome.Fail("answers to go on from", "no answer"));
  }

  @Test
  void whatACheckMadeIsTakenAwayTheLastFirstWhateverCameOfIt() {
    var done = new ArrayList<String>();
    var check =
        Check.of(
            "UG-2-01",
            "x",
            subject -> {
              subject.later(() -> done.add("first"));
              subject.later(() -> done.add("last"));
              throw new Deviation("this", "that");
            });
    outcome(false, check);
    assertThat(done).containsExactly("last", "first");
  }

  @Test
  void doubtsAreWarningsForOthersAndFailuresForUs() {
    var doubtful =
        Check.of(
            "UG-2-01",
            "x",
            subject -> {
              subject.doubt("better", "this");
              subject.doubt("best", "that");
              subject.note("so");
            });
    assertThat(outcome(false, doubtful))
        .isEqualTo(new Outcome.Warning("better; best", "this; that (so)"));
    assertThat(outcome(true, doubtful))
        .isEqualTo(new Outcome.Fail("better; best", "this; that (so)"));
  }

  @Test
  void aDeviationHidesNoDoubt() {
    var both =
        Check.of(
            "UG-2-01",
            "x",
            subject -> {
              subject.doubt("better", "this");
              throw new Deviation("must", "not");
            });
    assertThat(outcome(false, both)).isEqualTo(new Outcome.Fail("must; better", "not; this"));
  }

  @Test
  void reviewsAreLeftToPeople() {
    var review = Check.of("UG-2-07", "x", subject -> subject.review("look"));
    assertThat(outcome(true, review)).isEqualTo(new Outcome.Review("look"));
    var noted = Check.of("UG-2-01", "x", subject -> subject.note("so"));
    assertThat(outcome(true, noted)).isEqualTo(new Outcome.Pass("so"));
  }

  @Test
  void whatWasNotLookedAtIsNotCovered() {
    var run =
        run(
            false,
            false,
            Check.of("UG-2-01 UG-2-02", "x", _ -> {}),
            Check.of("UG-2-03", "y", _ -> {}).needing(Capability.PAT));
    assertThat(run.covered()).containsExactlyInAnyOrder("UG-2-01", "UG-2-02");
    assertThat(run.clauses()).hasSize(221);
    assertThat(run.notCovered()).hasSize(219);
    assertThat(run.isClean()).isTrue();
    assertThat(run.isEmpty()).isFalse();
  }

  /** What binds clients or resource servers is nothing that a server can do. */
  @Test
  void whatBindsOthersDoesNotCount() {
    var run = run(false, false, Check.of("UG-2-01 UG-5.1-05", "x", _ -> {}));
    assertThat(run.covered()).containsExactly("UG-2-01");
    assertThat(run(false, false, Check.of("UG-2-01", "x", s -> s.review("look"))).isEmpty())
        .isTrue();
  }

  @Test
  void onATerminalOneLineChangesAndWithoutOneEachCheckHasALine() {
    run(false, true, Check.of("UG-2-01", "A title", _ -> {}), failing("UG-2-02"));
    var terminal = printed.toString(StandardCharsets.UTF_8);
    assertThat(terminal).contains("\r1/2  UG-2-01  A title").contains("expected this; saw that");
    assertThat(terminal.lines()).noneMatch(line -> line.startsWith("pass"));

    printed.reset();
    run(false, false, Check.of("UG-2-01", "A title", _ -> {}), failing("UG-2-02"));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "pass     UG-2-01       A title",
            "fail     UG-2-02       fails",
            "         expected this; saw that");
  }
}
