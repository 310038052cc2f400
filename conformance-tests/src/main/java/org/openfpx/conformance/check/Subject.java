package org.openfpx.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;

/**
 * The server under test, as one check sees it: every exchange is recorded for that check, and what
 * is to be taken away behind it is remembered.
 */
public final class Subject implements AutoCloseable {
  private final Driver driver;
  private final Recorder recorder;
  private final Peer peer;
  private final String prefix;
  private final List<Outcome.Warning> doubts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final AtomicInteger named = new AtomicInteger();
  private final List<Runnable> later = new CopyOnWriteArrayList<>();
  private Optional<Ageing> ageing = Optional.empty();
  private Optional<Outcome.Review> review = Optional.empty();
  private Optional<JsonNode> discovery = Optional.empty();

  /**
   * @param prefix what the names of all that the check makes begin with
   */
  public Subject(Driver driver, Recorder recorder, String prefix) {
    this.driver = driver;
    this.recorder = recorder;
    this.peer = driver.peer(recorder);
    this.prefix = prefix;
  }

  /** Who knows the server. */
  public Driver driver() {
    return driver;
  }

  /** Is told of every exchange of this check. */
  public Recorder recorder() {
    return recorder;
  }

  /** Sends a request. */
  public Answer send(Request request) {
    return peer.send(request);
  }

  /** Reads the discovery document (UMA Grant section 2) once. */
  public JsonNode discovery() {
    var read =
        discovery.orElseGet(() -> {
          var answer = send(Request.get("Read the discovery document", discoveryAddress()));
          return Expect.json(answer, 200);
        });
    discovery = Optional.of(read);
    return read;
  }

  /** Where the discovery document is: the issuer with a suffix (UMA Grant section 2). */
  public URI discoveryAddress() {
    return URI.create(driver.issuer() + "/.well-known/uma2-configuration");
  }

  /**
   * An endpoint by its name in the discovery document.
   *
   * @throws Deviation if it is not there
   */
  public URI endpoint(String name) {
    var address = discovery().path(name);
    if (!address.isTextual()) {
      throw new Deviation(name + " in the discovery document", "none");
    }
    return URI.create(address.asText());
  }

  /** A name that begins with the prefix of the check. */
  public String named(String what) {
    return prefix + "-" + what;
  }

  /** The same, that nothing else of the check has: some servers take no name twice. */
  public String another(String what) {
    return named(what + "-" + named.incrementAndGet());
  }

  /**
   * Something that is not forbidden but not as recommended either; the check goes on. A server of
   * OpenFPX fails by it, any other is warned.
   */
  public void doubt(String expected, String seen) {
    doubts.add(new Outcome.Warning(expected, seen));
  }

  /** The same, unless this holds. */
  public void ought(boolean holds, String expected, String seen) {
    if (!holds) {
      doubt(expected, seen);
    }
  }

  /** Something that is worth knowing. */
  public void note(String what) {
    notes.add(what);
  }

  /** Something that a person is to look at; the check does nothing else. */
  public void review(String what) {
    review = Optional.of(new Outcome.Review(what));
  }

  /**
   * Has the check go on with this when so much time has passed from now, while others are made; it
   * is the last that the check does.
   */
  public void age(Duration life, Check.Body then) {
    ageing = Optional.of(Ageing.from(life, then));
  }

  /** What the check waits for, if it does. */
  public Optional<Ageing> ageing() {
    return ageing;
  }

  /** Is done when the check is over, the last first, whatever came of the check and of others. */
  public void later(Runnable work) {
    later.add(work);
  }

  /** What came of a check that got to its end. */
  public Outcome concluded() {
    if (review.isPresent()) {
      return review.get();
    }
    if (doubts.isEmpty()) {
      return new Outcome.Pass(String.join("; ", notes));
    }
    return driver.isOurs()
        ? new Outcome.Fail(expected(), seen())
        : new Outcome.Warning(expected(), seen());
  }

  /** What came of a check that this ended, with all doubts and notes before it. */
  public Outcome.Fail ended(String expected, String seen) {
    doubts.addFirst(new Outcome.Warning(expected, seen));
    return new Outcome.Fail(expected(), seen());
  }

  private String expected() {
    return all(Outcome.Warning::expected);
  }

  private String seen() {
    var seen = all(Outcome.Warning::seen);
    return notes.isEmpty() ? seen : seen + " (" + String.join("; ", notes) + ")";
  }

  private String all(Function<Outcome.Warning, String> side) {
    return doubts.stream().map(side).collect(Collectors.joining("; "));
  }

  /** What is to be done now that the check is over, in this order. */
  public List<Runnable> leftovers() {
    return List.copyOf(later).reversed();
  }

  @Override
  public void close() {
    peer.close();
  }
}
