package org.openfpx.conformance.driver;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The drivers by the name that target files call them. */
public final class Drivers {
  private static final Map<String, Function<Target, Driver>> ALL =
      new TreeMap<>(
          Map.of(
              "openfpx", OpenfpxDriver::new,
              "keycloak", KeycloakDriver::new,
              "manual", ManualDriver::new,
              "resource-server", ResourceServerDriver::new,
              "client", ClientDriver::new));

  private Drivers() {}

  /**
   * The driver of a target.
   *
   * @throws BadTarget if there is none of that name, or it lacks something in the file
   */
  public static Driver of(Target target) {
    return Optional.ofNullable(ALL.get(target.driver()))
        .orElseThrow(() ->
            new BadTarget(
                "there is no driver "
                    + target.driver()
                    + "; there are: "
                    + String.join(", ", ALL.keySet())))
        .apply(target);
  }
}
