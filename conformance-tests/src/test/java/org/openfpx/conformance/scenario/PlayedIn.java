package org.openfpx.conformance.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says in which setting the scenarios of a class are played. Its constructor gets that setting,
 * which is made once for all classes that name it, and closed after the last test of all.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Stage.class)
public @interface PlayedIn {
  /** What makes the setting; has a constructor without parameters. */
  Class<? extends Supplier<Setting>> value();
}
