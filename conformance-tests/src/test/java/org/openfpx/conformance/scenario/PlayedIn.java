package org.openfpx.conformance.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Says in which setting the scenarios of a class are played. Its constructor gets that setting. The
 * network is started once for all classes that name it, and so is its Chromium; both are closed
 * after the last test of all. Classes that name the same one are played one after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Stage.class)
@ResourceLock(providers = Turns.class)
public @interface PlayedIn {
  /** What starts the network; has a constructor without parameters. */
  Class<? extends Supplier<? extends ScenarioNetwork>> value();

  /** Whether no other class is played in that network, which is then closed with this one. */
  boolean alone() default false;

  /** Whether people have Chromium, or else nothing but HTTP. */
  boolean inChromium() default false;
}
