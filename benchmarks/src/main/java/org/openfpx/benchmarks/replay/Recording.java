package org.openfpx.benchmarks.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The flows that were recorded.
 *
 * @param flows by their names: those that {@link Bare} is asked for
 */
public record Recording(Map<String, Flow> flows) {
  public static final String CAPABILITY = "capability";
  public static final String REDEMPTION = "redemption";
  public static final String INTROSPECTION = "introspection";

  private static final ObjectMapper JSON = new ObjectMapper();

  public Recording {
    flows = Map.copyOf(flows);
  }

  /** Writes it for the bare side, and says where. */
  public Path written(Path folder) throws IOException {
    var file = folder.resolve("recording.json");
    JSON.writeValue(file.toFile(), this);
    return file;
  }

  /** The statements of each flow, in order, for whoever wants to read them. */
  public Map<String, List<String>> statements() {
    var all = new TreeMap<String, List<String>>();
    flows.forEach((name, flow) -> all.put(name, flow.steps().stream().map(Step::text).toList()));
    return all;
  }

  static Recording read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Recording.class);
  }
}
