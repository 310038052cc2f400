package org.openfpx.domain.scope;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An immutable set of scopes, kept in order so that equal sets print alike. */
public final class ScopeSet implements Iterable<Scope> {
  /** The set without scopes. */
  public static final ScopeSet NONE = new ScopeSet(new TreeSet<>());

  private final NavigableSet<Scope> scopes;

  private ScopeSet(NavigableSet<Scope> scopes) {
    this.scopes = Collections.unmodifiableNavigableSet(scopes);
  }

  /** The set of these scopes, each named once. */
  public static ScopeSet of(Collection<Scope> scopes) {
    return scopes.isEmpty() ? NONE : new ScopeSet(new TreeSet<>(scopes));
  }

  /**
   * The set of the scopes with these names.
   *
   * @throws IllegalArgumentException if one is no scope token
   */
  public static ScopeSet of(String... names) {
    return of(Arrays.stream(names).map(Scope::new).toList());
  }

  /**
   * Reads the {@code scope} parameter of RFC 6749 section 3.3: names parted by spaces.
   *
   * @throws IllegalArgumentException if a name is no scope token
   */
  public static ScopeSet parse(String spaceSeparated) {
    return of(
        Stream.of(spaceSeparated.split(" ")).filter(s -> !s.isEmpty()).map(Scope::new).toList());
  }

  /** What is in both. */
  public ScopeSet and(ScopeSet other) {
    return of(scopes.stream().filter(other.scopes::contains).toList());
  }

  /** What is in either. */
  public ScopeSet or(ScopeSet other) {
    return of(Stream.concat(scopes.stream(), other.scopes.stream()).toList());
  }

  /** What is here and not in the other. */
  public ScopeSet without(ScopeSet other) {
    return of(scopes.stream().filter(scope -> !other.scopes.contains(scope)).toList());
  }

  /** Whether every scope of the other is here. */
  public boolean covers(ScopeSet other) {
    return scopes.containsAll(other.scopes);
  }

  public boolean contains(Scope scope) {
    return scopes.contains(scope);
  }

  public boolean isEmpty() {
    return scopes.isEmpty();
  }

  public int size() {
    return scopes.size();
  }

  /** The names in order. */
  public List<String> names() {
    return scopes.stream().map(Scope::value).toList();
  }

  public Stream<Scope> stream() {
    return scopes.stream();
  }

  @Override
  public Iterator<Scope> iterator() {
    return scopes.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScopeSet set && scopes.equals(set.scopes);
  }

  @Override
  public int hashCode() {
    return scopes.hashCode();
  }

  /** The form of the {@code scope} parameter: names in order, parted by single spaces. */
  @Override
  public String toString() {
    return scopes.stream().map(Scope::value).collect(Collectors.joining(" "));
  }
}
