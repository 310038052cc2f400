package org.openfpx.conformance.replay;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of a replay.
 *
 * @param issuer whom it was sent to
 */
public record ReplayReport(String issuer, List<Replayed> all) {
  public ReplayReport {
    all = List.copyOf(all);
  }

  private <T extends Replayed> List<T> those(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether nothing was sent at all. */
  public boolean isEmpty() {
    return all.size() == those(Replayed.NotSent.class).size();
  }

  /** Whether all that was sent was answered alike. */
  public boolean isSame() {
    return those(Replayed.Differs.class).isEmpty();
  }

  /** As a person reads it. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (var one : those(Replayed.Differs.class)) {
      lines.add("differs  " + place(one));
      for (var difference : one.differences()) {
        lines.add(
            "         %s: expected %s; saw %s"
                .formatted(difference.where(), difference.expected(), difference.seen()));
      }
    }
    lines.addAll(notSent());
    lines.add(
        "%s: %d answered alike, %d differ, %d not sent"
            .formatted(
                issuer,
                those(Replayed.Same.class).size(),
                those(Replayed.Differs.class).size(),
                those(Replayed.NotSent.class).size()));
    return lines;
  }

  /** Those that follow one another in a check for the same reason have one line. */
  private List<String> notSent() {
    var lines = new ArrayList<String>();
    var open = new ArrayList<Replayed.NotSent>();
    for (var one : those(Replayed.NotSent.class)) {
      if (!open.isEmpty() && !follows(open.getLast(), one)) {
        lines.add(line(open));
        open.clear();
      }
      open.add(one);
    }
    if (!open.isEmpty()) {
      lines.add(line(open));
    }
    return lines;
  }

  private static boolean follows(Replayed.NotSent one, Replayed.NotSent next) {
    return next.number() == one.number() + 1
        && next.reason().equals(one.reason())
        && next.entry().proof().check().equals(one.entry().proof().check());
  }

  private static String line(List<Replayed.NotSent> open) {
    var first = open.getFirst();
    var reason = ": " + first.reason();
    return open.size() == 1
        ? "not sent " + place(first) + reason
        : "not sent entries %d to %d, %s%s"
            .formatted(
                first.number(),
                open.getLast().number(),
                String.join(" ", first.entry().proof().clauses()),
                reason);
  }

  private static String place(Replayed one) {
    var proof = one.entry().proof();
    return "entry %d, %s: %s"
        .formatted(one.number(), String.join(" ", proof.clauses()), proof.name());
  }

  /** The same for programs. */
  public String json() {
    var root = JsonNodeFactory.instance.objectNode().put("issuer", issuer);
    root.put("same", those(Replayed.Same.class).size());
    var differing = root.putArray("differing");
    for (var one : those(Replayed.Differs.class)) {
      var list = place(differing.addObject(), one).putArray("differences");
      for (var difference : one.differences()) {
        list.addObject()
            .put("where", difference.where())
            .put("expected", difference.expected())
            .put("seen", difference.seen());
      }
    }
    var notSent = root.putArray("notSent");
    those(Replayed.NotSent.class)
        .forEach(one -> place(notSent.addObject(), one).put("reason", one.reason()));
    return new JsonMapper().valueToTree(root).toPrettyString();
  }

  private static ObjectNode place(ObjectNode node, Replayed one) {
    var proof = one.entry().proof();
    node.put("entry", one.number()).put("name", proof.name()).put("check", proof.check());
    proof.clauses().forEach(node.putArray("clauses")::add);
    return node;
  }
}
