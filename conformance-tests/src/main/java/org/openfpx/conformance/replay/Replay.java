package org.openfpx.conformance.replay;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.RequestingParty;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.Headers;
import org.openfpx.conformance.recording.Recording;
import org.openfpx.conformance.recording.Recordings;
import org.openfpx.conformance.recording.Witness;

/** Sends the requests of a recording to a server, in their order, and compares the answers. */
public final class Replay {
  /** How long a replay may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int UNANSWERED = 3;

  private final Recording recording;
  private final Driver driver;
  private final Duration patience;

  /** Of this recording, at the server that this driver knows. */
  public Replay(Recording recording, Driver driver) {
    this(recording, driver, PATIENCE);
  }

  Replay(Recording recording, Driver driver, Duration patience) {
    this.recording = recording;
    this.driver = driver;
    this.patience = patience;
  }

  /**
   * Sends those that are wanted.
   *
   * @return what came of each of them
   * @throws Unreachable if the server does not answer, at first or three times running
   */
  public List<Replayed> play(Predicate<Entry> wanted) {
    try (var peer = driver.peer(_ -> {})) {
      return new Play(peer).all(wanted);
    }
  }

  /** One pass through the recording. */
  private final class Play {
    private final Peer peer;
    private final long end = System.nanoTime() + patience.toNanos();
    private final Set<String> together = new HashSet<>();
    private final Roles roles = new Roles(driver);
    private final Values values = new Values(roles, recording.entries());
    private final Learning learning = new Learning(values);
    private final Sending sending;
    private final Comparison comparison;
    private int unanswered;

    Play(Peer peer) {
      this.peer = peer;
      var addresses = new Addresses(recording.server(), discovered());
      this.sending = new Sending(addresses, values, roles);
      this.comparison = new Comparison(addresses, values);
      driver.begin();
      recording.entries().stream()
          .filter(entry -> entry.moment().together())
          .forEach(entry -> together.add(entry.proof().check()));
    }

    private Recording.Server discovered() {
      var address = URI.create(driver.issuer() + "/.well-known/uma2-configuration");
      try {
        var answer = peer.send(Request.get("Read the discovery document", address));
        return new Recording.Server(driver.issuer(), driver.name(), Recordings.endpoints(answer));
      } catch (UnexpectedAnswer none) {
        throw new Unreachable(driver.issuer() + " cannot be reached: " + none.getMessage());
      }
    }

    List<Replayed> all(Predicate<Entry> wanted) {
      var all = new ArrayList<Replayed>();
      for (int i = 0; i < recording.entries().size(); i++) {
        var entry = recording.entries().get(i);
        if (wanted.test(entry)) {
          all.add(one(i + 1, entry));
        }
      }
      return all;
    }

    private Replayed one(int number, Entry entry) {
      try {
        requireSendable(entry);
        var seen = answer(entry);
        if (seen.isEmpty()) {
          var recorded = "status " + entry.got().status();
          return new Replayed.Differs(
              number, entry, List.of(new Difference("answer", recorded, "none")));
        }
        learning.from(entry.got(), seen.get());
        var differences = comparison.between(entry.got(), seen.get());
        return differences.isEmpty()
            ? new Replayed.Same(number, entry)
            : new Replayed.Differs(number, entry, differences);
      } catch (NotSendable reason) {
        return new Replayed.NotSent(number, entry, String.valueOf(reason.getMessage()));
      } catch (NotOffered lacking) {
        return new Replayed.NotSent(number, entry, String.valueOf(lacking.getMessage()));
      }
    }

    private void requireSendable(Entry entry) {
      if (System.nanoTime() - end > 0) {
        throw new NotSendable("the time was over");
      }
      if (together.contains(entry.proof().check())) {
        throw new NotSendable("its check sent several requests at once");
      }
      if (entry.got().status() == 0) {
        throw new NotSendable("it had no answer when it was recorded");
      }
    }

    private Optional<Entry.Got> answer(Entry entry) {
      entry.how().before().forEach(this::act);
      var request = sending.request(entry);
      try {
        var got =
            entry.how().person().isEmpty()
                ? got(peer.send(request))
                : visited(request.url(), entry.how().person());
        unanswered = 0;
        return Optional.of(got);
      } catch (UnexpectedAnswer none) {
        unanswered++;
        if (unanswered == UNANSWERED) {
          throw new Unreachable("no answer three times running: " + none.getMessage());
        }
        return Optional.empty();
      }
    }

    private Entry.Got visited(URI claims, String person) {
      var answering = Roles.role(Answering.class, person);
      var back = driver.gather(_ -> {}, claims, answering);
      return new Entry.Got(302, List.of(new Entry.Header("Location", back.toString())), "");
    }

    private void act(Entry.Step step) {
      try {
        doAs(step);
      } catch (UnexpectedAnswer refused) {
        throw new NotSendable(
            "the driver could not " + step.act() + " before it: " + refused.getMessage());
      }
    }

    private void doAs(Entry.Step step) {
      var resource = values.fill(step.resource(), value -> value);
      switch (step.act()) {
        case "allow" -> driver.allow(resource, step.scopes());
        case "forbid" -> driver.forbid(resource);
        case "ask" -> driver.ask(resource, step.scopes());
        case "approve" -> driver.decide(resource, step.scopes());
        case "refuse" -> driver.decide(resource, List.of());
        default -> {
          if (step.act().startsWith(Witness.ATTEMPT)) {
            attempt(step.act().substring(Witness.ATTEMPT.length()), resource, step.scopes());
          } else {
            driver.allow(resource, step.scopes(), whom(step.act()));
          }
        }
      }
    }

    private void attempt(String owner, String resource, List<String> scopes) {
      var client = driver.client(ClientRole.FIRST);
      driver.attempt(Roles.role(ServerRole.class, owner), resource, scopes, client);
    }

    private static RequestingParty whom(String act) {
      try {
        return Roles.role(RequestingParty.class, act.replaceFirst("^allow-", ""));
      } catch (IllegalArgumentException unknown) {
        throw new NotSendable("nobody knows how to " + act);
      }
    }

    private static Entry.Got got(Answer answer) {
      var headers = new ArrayList<Entry.Header>();
      for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
        var name = header.getKey();
        if (Headers.matters(name)) {
          header.getValue().stream()
              .map(value -> Headers.kept(answer.asked(), name, value))
              .forEach(value -> headers.add(new Entry.Header(name, value)));
        }
      }
      return new Entry.Got(answer.status(), headers, answer.body());
    }
  }
}
