package org.openfpx.domain.registry;

/**
 * How entities of one type refer to those of another.
 *
 * @param target the name of the other type
 * @param back for children: the relation by which they refer to their parent; else empty
 */
public record Relation(
    String name, Cardinality cardinality, String target, boolean required, String back) {
  /** How many, and which side says so. */
  public enum Cardinality {
    TO_ONE,
    TO_MANY,
    /** Entities that belong to this one and refer back to it: they come and go with it. */
    CHILDREN
  }

  public static Relation toOne(String name, String target) {
    return new Relation(name, Cardinality.TO_ONE, target, false, "");
  }

  public static Relation toMany(String name, String target) {
    return new Relation(name, Cardinality.TO_MANY, target, false, "");
  }

  public static Relation children(String name, String target, String back) {
    return new Relation(name, Cardinality.CHILDREN, target, false, back);
  }

  /** The same, but there is at least one. */
  public Relation mandatory() {
    return new Relation(name, cardinality, target, true, back);
  }

  public boolean isChildren() {
    return cardinality == Cardinality.CHILDREN;
  }
}
