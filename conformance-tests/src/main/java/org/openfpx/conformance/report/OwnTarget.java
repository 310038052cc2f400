package org.openfpx.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.clause.Party;

/**
 * A resource server or client of OpenFPX that a test is the kit's target for, and passes: what the
 * run of an authorization server cannot say of it. The test asserts what stands here.
 *
 * @param name as a person calls it
 * @param party which checks are made of it
 * @param test the class, in full
 * @param skipped the checks that cannot be made of it; it passes all others
 */
public record OwnTarget(String name, Party party, String test, Set<String> skipped) {
  private static final String FILE = "/clauses/own-targets.yaml";

  public OwnTarget {
    skipped = Set.copyOf(skipped);
  }

  /** All of them. */
  public static List<OwnTarget> all() {
    try (var stream = OwnTarget.class.getResourceAsStream(FILE)) {
      var content = new YAMLMapper().readTree(Objects.requireNonNull(stream));
      return content.required("targets").valueStream().map(OwnTarget::of).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static OwnTarget of(JsonNode node) {
    return new OwnTarget(
        node.required("name").asText(),
        Party.bound(node.required("binds").asText()),
        node.required("test").asText(),
        node.path("skipped").valueStream().map(JsonNode::asText).collect(Collectors.toSet()));
  }

  /** Those whose test asserts that they pass this check, which is made of targets of that kind. */
  static List<OwnTarget> passing(Party party, Check check) {
    return all().stream()
        .filter(one -> one.party() == party && !one.skipped().contains(check.id()))
        .toList();
  }
}
