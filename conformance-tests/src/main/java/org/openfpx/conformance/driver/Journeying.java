package org.openfpx.conformance.driver;

import java.net.URI;
import java.util.function.Predicate;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.played.PlayedServer;
import org.openfpx.conformance.played.PlayedSource;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Sight;

/**
 * A client under test, which a person uses at a browser, and the servers that the kit plays for it.
 *
 * @param source whose resource the client asks for
 * @param resource the address of that
 * @param type the type of that, for clients that look for it
 * @param callback the claims redirect address
 */
public record Journeying(
    PlayedServer server,
    PlayedSource source,
    URI resource,
    String type,
    URI callback,
    Visiting visiting,
    Start start) {
  /** A new browser of somebody who visits the client. */
  @FunctionalInterface
  public interface Visiting {
    /** One that does not follow redirects to such an address. */
    Browser with(Recorder recorder, Predicate<URI> stopAt);
  }

  /** How a person has the client ask. */
  @FunctionalInterface
  public interface Start {
    /** What the browser comes to; it halts where the played server would ask people. */
    Sight ask(Browser browser);
  }
}
