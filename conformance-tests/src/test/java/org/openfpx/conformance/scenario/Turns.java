package org.openfpx.conformance.scenario;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Which classes are not played at the same time: those in one network. */
public final class Turns implements ResourceLocksProvider {
  /** What networks in this JVM write into, and who reads it must be alone with. */
  public static final String LOG = "the log of this JVM";

  @Override
  public Set<Lock> provideForClass(Class<?> played) {
    var network = Objects.requireNonNull(played.getAnnotation(PlayedIn.class)).value();
    var locks = new HashSet<Lock>();
    locks.add(new Lock(network.getName()));
    if (isInThisJvm(network)) {
      locks.add(new Lock(LOG, ResourceAccessMode.READ));
    }
    return locks;
  }

  private static boolean isInThisJvm(Class<?> network) {
    try {
      return network.getMethod("get").getReturnType() == DemoNetwork.class;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
