package org.openfpx.http.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.RegistryType;

/** One entity as it stands in a file, on its way to a draft. */
final class RawEntity {
  final RegistryType type;
  final Path file;
  final int line;

  /** What is written; for a child that is written as a mere name, that name alone. */
  final Map<String, YamlNode> members;

  /** The relation to the parent and the parent, if it is written inside another. */
  final Optional<Parent> parent;

  /** What it is called where its type leaves that open. */
  final Optional<String> otherwiseCalled;

  /** Others that are written inside this one, by the relation to them. */
  final Map<String, List<RawEntity>> inside = new LinkedHashMap<>();

  private Optional<EntityKey> key = Optional.empty();

  /** Whose child an entity is. */
  record Parent(String relation, RawEntity entity) {}

  RawEntity(
      RegistryType type,
      Path file,
      YamlNode.Mapping node,
      Optional<Parent> parent,
      Optional<String> otherwiseCalled) {
    this.type = type;
    this.file = file;
    line = node.line();
    members = new HashMap<>(node.members());
    this.parent = parent;
    this.otherwiseCalled = otherwiseCalled;
  }

  void addInside(String relation, RawEntity other) {
    inside.computeIfAbsent(relation, name -> new ArrayList<>()).add(other);
  }

  Optional<EntityKey> key() {
    return key;
  }

  void setKey(EntityKey known) {
    key = Optional.of(known);
  }

  /** The handle, as far as it is made of texts that stand here; for naming what has no other. */
  Optional<String> handleByTexts() {
    var parts = new ArrayList<String>();
    for (var part : type.key()) {
      if (!(members.get(part) instanceof YamlNode.Scalar scalar)) {
        return Optional.empty();
      }
      parts.add(scalar.text());
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(EntityKey.BAR, parts));
  }

  int lineOf(String field) {
    return Optional.ofNullable(members.get(field)).map(YamlNode::line).orElse(line);
  }
}
