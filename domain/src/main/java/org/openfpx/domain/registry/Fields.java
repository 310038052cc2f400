package org.openfpx.domain.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openfpx.domain.text.LocalizedText;

/**
 * What an entity says: values by attribute, others by relation, and whether it is disabled. What it
 * does not say is absent, never blank.
 */
public record Fields(
    SortedMap<String, Value> attributes,
    SortedMap<String, List<EntityKey>> relations,
    boolean disabled) {
  public Fields {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    var copy = new TreeMap<String, List<EntityKey>>();
    relations.forEach((name, targets) -> {
      if (!targets.isEmpty()) {
        copy.put(name, List.copyOf(targets));
      }
    });
    relations = Collections.unmodifiableSortedMap(copy);
  }

  public Fields(
      Map<String, Value> attributes, Map<String, List<EntityKey>> relations, boolean disabled) {
    this(new TreeMap<>(attributes), new TreeMap<>(relations), disabled);
  }

  /** The same with one value more, or another. */
  public Fields with(String attribute, Value value) {
    var changed = new TreeMap<>(attributes);
    changed.put(attribute, value);
    return new Fields(changed, relations, disabled);
  }

  public Optional<Value> value(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  public Optional<String> text(String attribute) {
    return attributes.get(attribute) instanceof Value.Text(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  public Optional<java.net.URI> uri(String attribute) {
    return text(attribute).map(java.net.URI::create);
  }

  public Optional<LocalizedText> localized(String attribute) {
    return attributes.get(attribute) instanceof Value.Localized(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  public Optional<Long> number(String attribute) {
    return attributes.get(attribute) instanceof Value.Number(var number)
        ? Optional.of(number)
        : Optional.empty();
  }

  public Optional<Duration> duration(String attribute) {
    return number(attribute).map(Duration::ofMillis);
  }

  public Optional<Boolean> flag(String attribute) {
    return attributes.get(attribute) instanceof Value.Flag(var flag)
        ? Optional.of(flag)
        : Optional.empty();
  }

  /** The texts of a list; none if it says nothing. */
  public List<String> texts(String attribute) {
    return attributes.get(attribute) instanceof Value.Texts(var texts) ? texts : List.of();
  }

  /** The members of an object; none if it says nothing. */
  public SortedMap<String, String> members(String attribute) {
    return attributes.get(attribute) instanceof Value.Members(var members)
        ? members
        : Collections.emptySortedMap();
  }

  public Optional<Instant> instant(String attribute) {
    return attributes.get(attribute) instanceof Value.Moment(var instant)
        ? Optional.of(instant)
        : Optional.empty();
  }

  /** What it refers to, in order. */
  public List<EntityKey> related(String relation) {
    return relations.getOrDefault(relation, List.of());
  }

  /** The one it refers to. */
  public Optional<EntityKey> one(String relation) {
    return related(relation).stream().findFirst();
  }

  /** What was made of the one it refers to. */
  public <T> Optional<T> one(String relation, Map<EntityKey, T> made) {
    return one(relation).flatMap(key -> Optional.ofNullable(made.get(key)));
  }

  @Override
  public String toString() {
    return "Fields[" + attributes.keySet() + ", " + relations + ", disabled=" + disabled + "]";
  }
}
