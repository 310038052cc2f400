package org.openfpx.conformance.recording;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run as its file has it: no secret is in it, but placeholders.
 *
 * @param server what was recorded
 * @param entries in the order in which they were sent
 * @param dropped how many requests of the run it lacks, because they were too many or too long
 */
public record Recording(Server server, List<Entry> entries, int dropped) {
  public Recording {
    entries = List.copyOf(entries);
  }

  /**
   * A server that was recorded.
   *
   * @param endpoints their addresses by their names in its discovery document
   */
  public record Server(String issuer, String driver, Map<String, String> endpoints) {
    public Server {
      endpoints = Collections.unmodifiableMap(new TreeMap<>(endpoints));
    }
  }
}
