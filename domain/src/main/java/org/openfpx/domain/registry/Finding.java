package org.openfpx.domain.registry;

/**
 * One thing that is wrong with a draft.
 *
 * @param field the attribute or relation, or empty where it is the entity as a whole
 * @param rule what is wrong
 * @param right what would be right
 */
public record Finding(EntityKey entity, String field, String rule, String right)
    implements Comparable<Finding> {
  /** Something wrong with the entity as a whole. */
  public static Finding of(EntityKey entity, String rule, String right) {
    return new Finding(entity, "", rule, right);
  }

  @Override
  public int compareTo(Finding other) {
    int byEntity = entity.compareTo(other.entity);
    return byEntity != 0 ? byEntity : field.compareTo(other.field);
  }

  @Override
  public String toString() {
    return entity + (field.isEmpty() ? "" : ", " + field) + ": " + rule + "; right: " + right;
  }
}
