package org.openfpx.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;

/**
 * The server under test, as one check sees it: every exchange is recorded for that check, and what
 * the check registered is taken away behind it.
 */
public final class Subject implements AutoCloseable {
  private final Driver driver;
  private final Recorder recorder;
  private final Peer peer;
  private final String prefix;
  private final List<Outcome.Warning> doubts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
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

  /** Something that is not forbidden but not as recommended either; the check goes on. */
  public void doubt(String expected, String seen) {
    doubts.add(new Outcome.Warning(expected, seen));
  }

  /** Something that is worth knowing. */
  public void note(String what) {
    notes.add(what);
  }

  /** Something that a person is to look at; the check does nothing else. */
  public void review(String what) {
    review = Optional.of(new Outcome.Review(what));
  }

  /** Is done when the check is over, the last first. */
  public void later(Runnable work) {
    later.add(work);
  }

  /** What came of a check that got to its end. */
  public Outcome concluded() {
    if (review.isPresent()) {
      return review.get();
    }
    return doubts.stream()
        .findFirst()
        .<Outcome>map(first -> first)
        .orElseGet(() -> new Outcome.Pass(String.join("; ", notes)));
  }

  @Override
  public void close() {
    try {
      later.reversed().forEach(Runnable::run);
    } finally {
      peer.close();
    }
  }
}
