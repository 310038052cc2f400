package org.openfpx.http.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.registry.Attribute;
import org.openfpx.domain.registry.AttributeKind;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.Nearest;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.RegistryType;
import org.openfpx.domain.registry.Relation;
import org.openfpx.domain.registry.Value;

/**
 * Makes drafts of registry files: first collects every entity, also those written inside others,
 * then gives each its handle and its relations, in the order of the model, in which what a type
 * refers to comes before it.
 */
final class RegistryReader {
  private static final Value DISABLED = new Value.Flag(true);
  private static final Set<String> OF_EVERY_ENTITY = Set.of("handle", "disabled");

  private final RegistryModel model;
  private final ValueReader values;
  private final Map<String, List<RawEntity>> raw = new HashMap<>();
  private final Map<EntityKey, RawEntity> byKey = new LinkedHashMap<>();
  private final Map<EntityKey, Fields> fields = new LinkedHashMap<>();

  /** Where something is written. */
  record Place(Path file, int line) {}

  RegistryReader(RegistryModel model, ValueReader values) {
    this.model = model;
    this.values = values;
  }

  void collect(Path file, YamlNode.Mapping root) {
    root.members()
        .forEach((name, node) -> {
          var type = model.type(name);
          if (type.isPresent()) {
            entities(file, type.get(), node);
          } else {
            var names = model.types().stream().map(RegistryType::name).toList();
            values.problem(
                file, node.line(), name + ": there is no such type", Nearest.advice(name, names));
          }
        });
  }

  private void entities(Path file, RegistryType type, YamlNode node) {
    switch (node) {
      case YamlNode.Sequence sequence -> {
        for (var item : sequence.items()) {
          entity(file, type, item, Optional.empty(), Optional.empty());
        }
      }
      case YamlNode.Mapping mapping when type.singleton() ->
          entity(file, type, mapping, Optional.empty(), Optional.empty());
      case YamlNode.Empty ignored -> {}
      default ->
          values.problem(
              file,
              node.line(),
              type.name() + ": it is no list",
              "a list of entities: - name: ...");
    }
  }

  private Optional<RawEntity> entity(
      Path file,
      RegistryType type,
      YamlNode node,
      Optional<RawEntity.Parent> parent,
      Optional<String> otherwiseCalled) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      values.problem(
          file,
          node.line(),
          type.name() + ": it is no entity",
          "names and values: " + String.join(", ", type.fieldNames()));
      return Optional.empty();
    }
    var entity = new RawEntity(type, file, mapping, parent, otherwiseCalled);
    raw.computeIfAbsent(type.name(), name -> new ArrayList<>()).add(entity);
    for (var relation : type.relations()) {
      mapping.member(relation.name()).ifPresent(inner -> inside(entity, relation, inner));
    }
    return Optional.of(entity);
  }

  private void inside(RawEntity owner, Relation relation, YamlNode node) {
    var target = model.type(relation.target()).orElseThrow();
    if (relation.isChildren()) {
      children(owner, relation, target, node);
    } else if (node instanceof YamlNode.Mapping) {
      var name = owner.handleByTexts().map(handle -> owner.type.name() + " " + handle);
      entity(owner.file, target, node, Optional.empty(), name)
          .ifPresent(other -> owner.addInside(relation.name(), other));
    }
  }

  private void children(RawEntity owner, Relation relation, RegistryType target, YamlNode node) {
    var items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
    for (var item : items) {
      var mapping = item instanceof YamlNode.Scalar scalar ? named(target, relation, scalar) : item;
      entity(
              owner.file,
              target,
              mapping,
              Optional.of(new RawEntity.Parent(relation.back(), owner)),
              Optional.empty())
          .ifPresent(child -> owner.addInside(relation.name(), child));
    }
  }

  /** A child of which only the name is written: the part of its key that is not the parent. */
  private static YamlNode named(RegistryType target, Relation relation, YamlNode.Scalar scalar) {
    var part = target.key().stream().filter(name -> !name.equals(relation.back())).findFirst();
    return part.<YamlNode>map(name -> new YamlNode.Mapping(Map.of(name, scalar), scalar.line()))
        .orElse(scalar);
  }

  /** Everything that was collected, as drafts. */
  List<Draft> drafts() {
    for (var type : model.types()) {
      for (var entity : raw.getOrDefault(type.name(), List.of())) {
        build(entity);
      }
    }
    var drafts = new ArrayList<Draft>();
    fields.forEach((key, its) -> drafts.add(new Draft(key, withChildren(key, its))));
    return drafts;
  }

  /** Where an entity, or one of its fields, is written. */
  Place placeOf(EntityKey key, String field) {
    var entity = byKey.get(key);
    if (entity == null) {
      var any = raw.values().stream().flatMap(List::stream).findFirst();
      return new Place(any.map(one -> one.file).orElse(Path.of("registry")), 0);
    }
    return new Place(entity.file, entity.lineOf(field));
  }

  private Fields withChildren(EntityKey key, Fields its) {
    var entity = byKey.get(key);
    var relations = new HashMap<String, List<EntityKey>>(its.relations());
    if (entity != null) {
      for (var relation : entity.type.relations()) {
        var children = entity.inside.get(relation.name());
        if (relation.isChildren() && children != null) {
          relations.put(
              relation.name(), children.stream().flatMap(child -> child.key().stream()).toList());
        }
      }
    }
    return new Fields(its.attributes(), new java.util.TreeMap<>(relations), its.disabled());
  }

  private void build(RawEntity entity) {
    var owner = entity.type.name() + entity.handleByTexts().map(handle -> " " + handle).orElse("");
    unknownNames(entity, owner);
    var attributes = new HashMap<String, Value>();
    for (var attribute : entity.type.attributes()) {
      Optional.ofNullable(entity.members.get(attribute.name()))
          .flatMap(node -> values.value(entity.file, owner, attribute, node))
          .ifPresent(value -> attributes.put(attribute.name(), value));
    }
    var relations = new HashMap<String, List<EntityKey>>();
    for (var relation : entity.type.relations()) {
      if (!relation.isChildren()) {
        relations.put(relation.name(), targets(entity, owner, relation));
      }
    }
    entity.parent.ifPresent(parent ->
        parent.entity().key().ifPresent(key -> relations.put(parent.relation(), List.of(key))));
    keep(entity, owner, new Fields(attributes, relations, disabled(entity, owner)));
  }

  private boolean disabled(RawEntity entity, String owner) {
    var said = entity.members.get("disabled");
    if (said == null || said instanceof YamlNode.Empty) {
      return false;
    }
    var flag = Attribute.of("disabled", AttributeKind.BOOLEAN);
    return values.value(entity.file, owner, flag, said).filter(DISABLED::equals).isPresent();
  }

  private void unknownNames(RawEntity entity, String owner) {
    entity.members.forEach((name, node) -> {
      boolean known =
          entity.type.attribute(name).isPresent()
              || entity.type.relation(name).isPresent()
              || OF_EVERY_ENTITY.contains(name);
      if (!known) {
        values.problem(
            entity.file,
            node.line(),
            owner + ", " + name + ": there is no such attribute",
            Nearest.advice(name, entity.type.fieldNames()));
      }
    });
  }

  private void keep(RawEntity entity, String owner, Fields its) {
    var handle =
        entity
            .type
            .handleOf(its)
            .or(() ->
                Optional.ofNullable(entity.members.get("handle"))
                    .flatMap(node -> values.word(entity.file, owner + ", handle", node)))
            .or(() -> entity.otherwiseCalled);
    if (handle.isEmpty()) {
      var right =
          entity.type.key().isEmpty()
              ? "handle: a name by which others refer to it"
              : String.join(" and ", entity.type.key());
      values.problem(entity.file, entity.line, owner + ": it has no name", right);
      return;
    }
    var key = new EntityKey(entity.type.name(), handle.get());
    entity.setKey(key);
    var first = byKey.putIfAbsent(key, entity);
    if (first != null) {
      values.problem(
          entity.file,
          entity.line,
          key + ": it is there twice, first at " + first.file + ":" + first.line,
          "leave one out");
    } else {
      fields.put(key, its);
    }
  }

  private List<EntityKey> targets(RawEntity entity, String owner, Relation relation) {
    var inside = entity.inside.get(relation.name());
    if (inside != null) {
      return inside.stream().flatMap(other -> other.key().stream()).toList();
    }
    var node = entity.members.get(relation.name());
    return switch (node) {
      case null -> List.of();
      case YamlNode.Empty ignored -> List.of();
      case YamlNode.Sequence sequence ->
          sequence.items().stream()
              .flatMap(item -> target(entity, owner, relation, item).stream())
              .toList();
      default -> target(entity, owner, relation, node).stream().toList();
    };
  }

  private Optional<EntityKey> target(
      RawEntity entity, String owner, Relation relation, YamlNode node) {
    return values
        .word(entity.file, owner + ", " + relation.name(), node)
        .filter(name -> !name.isBlank())
        .flatMap(name -> target(entity, owner, relation, node.line(), name));
  }

  private Optional<EntityKey> target(
      RawEntity entity, String owner, Relation relation, int line, String name) {
    var exact = new EntityKey(relation.target(), name);
    if (byKey.containsKey(exact)) {
      return Optional.of(exact);
    }
    var candidates = candidates(entity, relation.target(), name);
    if (candidates.size() > 1) {
      values.problem(
          entity.file,
          line,
          owner + ", " + relation.name() + ": several are called " + name,
          "one of " + String.join(", ", candidates));
      return Optional.empty();
    }
    // What no file has may stand in the registry already; if not, the check will say so.
    return Optional.of(
        candidates.isEmpty() ? exact : new EntityKey(relation.target(), candidates.getFirst()));
  }

  /** Handles that end in that name; of several, those that belong to what this one refers to. */
  private List<String> candidates(RawEntity entity, String target, String name) {
    var all =
        byKey.keySet().stream()
            .filter(key -> key.type().equals(target))
            .map(EntityKey::handle)
            .filter(handle -> handle.endsWith(EntityKey.BAR + name))
            .toList();
    if (all.size() < 2) {
      return all;
    }
    var near = new ArrayList<>(nearTo(entity));
    entity.parent.ifPresent(parent -> near.addAll(nearTo(parent.entity())));
    var nearest =
        all.stream()
            .filter(handle -> near.stream().anyMatch(one -> handle.startsWith(one + EntityKey.BAR)))
            .toList();
    return nearest.isEmpty() ? all : nearest;
  }

  private List<String> nearTo(RawEntity entity) {
    var built = entity.key().map(fields::get);
    if (built.isPresent()) {
      return built.get().relations().values().stream()
          .flatMap(List::stream)
          .map(EntityKey::handle)
          .toList();
    }
    return entity.type.relations().stream()
        .map(relation -> entity.members.get(relation.name()))
        .filter(YamlNode.Scalar.class::isInstance)
        .map(node -> ((YamlNode.Scalar) node).text())
        .toList();
  }
}
