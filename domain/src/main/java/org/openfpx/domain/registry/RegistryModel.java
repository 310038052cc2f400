package org.openfpx.domain.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * All types of one system.
 *
 * @param types in an order in which they can be made: what a type refers to comes before it
 */
public record RegistryModel(String system, List<RegistryType> types) {
  /**
   * @throws IllegalArgumentException if a description contradicts itself or another
   */
  public RegistryModel {
    types = List.copyOf(types);
    var names = new HashSet<String>();
    for (var type : types) {
      if (!names.add(type.name())) {
        throw new IllegalArgumentException("described twice: " + type.name());
      }
    }
    for (var type : types) {
      checkRelations(type, types);
      checkKey(type);
    }
  }

  public Optional<RegistryType> type(String name) {
    return types.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  private static void checkRelations(RegistryType type, List<RegistryType> types) {
    for (var relation : type.relations()) {
      var target =
          types.stream().filter(other -> other.name().equals(relation.target())).findFirst();
      if (target.isEmpty()
          || (relation.isChildren() && target.get().relation(relation.back()).isEmpty())) {
        throw new IllegalArgumentException(
            type.name() + " refers to what is not described: " + relation.name());
      }
    }
  }

  private static void checkKey(RegistryType type) {
    for (var part : type.key()) {
      boolean attribute =
          type.attribute(part).filter(a -> a.required() && isText(a.kind())).isPresent();
      boolean relation =
          type.relation(part)
              .filter(r -> r.required() && r.cardinality() == Relation.Cardinality.TO_ONE)
              .isPresent();
      if (!attribute && !relation) {
        throw new IllegalArgumentException(
            "a key is made of required texts and relations to one: " + type.name() + ", " + part);
      }
    }
  }

  private static boolean isText(AttributeKind kind) {
    return switch (kind) {
      case TEXT, URI, WEB_URI, CHOICE -> true;
      default -> false;
    };
  }
}
