package org.openfpx.domain.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A type of entities: what its entities say, what they refer to and what must hold for them. This
 * is the one place where a type is described.
 *
 * @param key the attributes and relations whose values together are the handle; where there are
 *     none, whoever makes an entity chooses the handle
 * @param canBeDisabled whether its entities can be taken out of use and put back
 * @param singleton whether there is at most one
 * @param notBuilt what to do instead, where this version does nothing with such entities
 */
public record RegistryType(
    String name,
    List<String> key,
    List<Attribute> attributes,
    List<Relation> relations,
    List<Rule> rules,
    boolean canBeDisabled,
    boolean singleton,
    Optional<String> notBuilt) {
  public RegistryType {
    key = List.copyOf(key);
    attributes = List.copyOf(attributes);
    relations = List.copyOf(relations);
    rules = List.copyOf(rules);
  }

  public Optional<Attribute> attribute(String name) {
    return attributes.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  public Optional<Relation> relation(String name) {
    return relations.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The name of every attribute and relation, for messages. */
  public List<String> fieldNames() {
    var names = new ArrayList<String>();
    attributes.forEach(one -> names.add(one.name()));
    relations.forEach(one -> names.add(one.name()));
    return List.copyOf(names);
  }

  /** The handle that these fields make, unless the type leaves it to its maker or a part lacks. */
  public Optional<String> handleOf(Fields fields) {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    for (var part : key) {
      var value = fields.text(part).or(() -> fields.one(part).map(EntityKey::handle));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      parts.add(value.get());
    }
    return Optional.of(String.join(EntityKey.BAR, parts));
  }

  /** Begins the description of a type. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** A description under way. */
  public static final class Builder {
    private final String name;
    private List<String> key = List.of();
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private boolean canBeDisabled;
    private boolean singleton;
    private Optional<String> notBuilt = Optional.empty();

    private Builder(String name) {
      this.name = name;
    }

    /** Says which attributes and relations make the handle. */
    public Builder key(String... parts) {
      key = List.of(parts);
      return this;
    }

    public Builder with(Attribute... more) {
      attributes.addAll(List.of(more));
      return this;
    }

    public Builder with(Relation... more) {
      relations.addAll(List.of(more));
      return this;
    }

    public Builder rule(Rule rule) {
      rules.add(rule);
      return this;
    }

    public Builder canBeDisabled() {
      canBeDisabled = true;
      return this;
    }

    public Builder singleton() {
      singleton = true;
      return this;
    }

    /** Such entities are refused, lest an operator rely on them. */
    public Builder notBuilt(String instead) {
      notBuilt = Optional.of(instead);
      return this;
    }

    public RegistryType build() {
      return new RegistryType(
          name, key, attributes, relations, rules, canBeDisabled, singleton, notBuilt);
    }
  }
}
