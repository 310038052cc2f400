package org.openfpx.conformance.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;

/** Who is let off a rule of {@link ImportRules}, each with its reason. */
final class Exceptions {
  static final Map<String, String> MAY_SHOW_JOOQ =
      Map.of(
          "org.openfpx.persistence.pool.Database",
          "hands the current transaction to the stores of the other packages of its module",
          "org.openfpx.persistence.pool.Row",
          "fills the records of the stores of the other packages of its module");

  static final Map<String, String> MAY_ASK_FOR_TIME_OR_CHANCE =
      Map.of(
          "org.openfpx.conformance.client.AsFirstClient",
          "the kit is a client of its own, and makes its own state and verifier",
          "org.openfpx.conformance.chance.Chance",
          "the kit runs by itself: when a run was, and what it makes up, come from there");

  private Exceptions() {}

  static DescribedPredicate<JavaClass> not(Map<String, String> exceptions) {
    return DescribedPredicate.describe(
        "not excepted", type -> !exceptions.containsKey(outermost(type).getName()));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Exceptions::outermost).orElse(type);
  }
}
