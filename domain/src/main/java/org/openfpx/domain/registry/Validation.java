package org.openfpx.domain.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks drafts against the descriptions of their types and against the registry as it would become
 * with them. Everything that is wrong is found at once, as values.
 */
public final class Validation {
  private Validation() {}

  /** All that is wrong, in the order of the drafts; nothing if they can be kept. */
  public static List<Finding> of(RegistryModel model, Registry now, List<Draft> drafts) {
    var findings = new ArrayList<Finding>();
    var byKey = new LinkedHashMap<EntityKey, Draft>();
    for (var draft : drafts) {
      if (byKey.putIfAbsent(draft.key(), draft) != null) {
        findings.add(Finding.of(draft.key(), "it is there twice", "leave one out"));
      }
    }
    byKey.replaceAll((key, draft) -> withSecretsOf(model, now, draft));
    var removed = orphans(model, now, drafts);
    var registry = Drafted.of(now, byKey, removed);
    byKey.values().forEach(draft -> findings.addAll(one(model, draft, registry)));
    findings.addAll(dangling(model, now, byKey, registry));
    return List.copyOf(findings);
  }

  private static List<Finding> one(RegistryModel model, Draft draft, Drafted registry) {
    var type = model.type(draft.key().type());
    if (type.isEmpty()) {
      var names = model.types().stream().map(RegistryType::name).toList();
      return List.of(
          Finding.of(
              draft.key(), "there is no such type", Nearest.advice(draft.key().type(), names)));
    }
    if (type.get().singleton() && registry.ofType(type.get().name()).size() > 1) {
      return List.of(Finding.of(draft.key(), "there can be one only", "leave the others out"));
    }
    return DraftCheck.of(type.get(), draft, registry);
  }

  // A draft that says nothing of a secret leaves it as it is.
  private static Draft withSecretsOf(RegistryModel model, Registry now, Draft draft) {
    var fields = draft.fields();
    var before = now.find(draft.key()).map(Entity::fields);
    var attributes = model.type(draft.key().type()).map(RegistryType::attributes).orElse(List.of());
    for (var attribute : attributes) {
      var old = before.flatMap(it -> it.value(attribute.name()));
      if (attribute.kind().isSecret()
          && old.isPresent()
          && fields.value(attribute.name()).isEmpty()) {
        fields = fields.with(attribute.name(), old.get());
      }
    }
    return new Draft(draft.key(), fields);
  }

  /** Children of drafted parents that the parents no longer list. */
  static List<EntityKey> orphans(RegistryModel model, Registry now, List<Draft> drafts) {
    var orphans = new ArrayList<EntityKey>();
    for (var draft : drafts) {
      for (var relation : childRelations(model, draft)) {
        var listed = new HashSet<>(draft.fields().related(relation.name()));
        if (listed.isEmpty()) {
          continue;
        }
        now.ofType(relation.target()).stream()
            .filter(child -> child.fields().related(relation.back()).contains(draft.key()))
            .map(Entity::key)
            .filter(child -> !listed.contains(child))
            .forEach(orphans::add);
      }
    }
    return orphans;
  }

  private static List<Relation> childRelations(RegistryModel model, Draft draft) {
    return model.type(draft.key().type()).stream()
        .flatMap(type -> type.relations().stream())
        .filter(Relation::isChildren)
        .toList();
  }

  // What stays must not refer to what goes.
  private static List<Finding> dangling(
      RegistryModel model, Registry now, Map<EntityKey, Draft> drafts, Drafted registry) {
    var findings = new ArrayList<Finding>();
    for (var type : model.types()) {
      registry
          .ofType(type.name())
          .forEach((key, fields) -> {
            if (!drafts.containsKey(key) && now.find(key).isPresent()) {
              fields
                  .relations()
                  .forEach((name, targets) -> dangling(findings, key, name, targets, registry));
            }
          });
    }
    return findings;
  }

  private static void dangling(
      List<Finding> findings,
      EntityKey key,
      String name,
      List<EntityKey> targets,
      Drafted registry) {
    for (var target : targets) {
      if (registry.find(target).isEmpty()) {
        findings.add(
            new Finding(key, name, "it refers to " + target + ", which would go", "keep that one"));
      }
    }
  }
}
