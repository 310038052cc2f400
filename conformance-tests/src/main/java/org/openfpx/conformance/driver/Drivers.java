package org.openfpx.conformance.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.openfpx.conformance.clause.Party;

/** The drivers by the name that target files call them. */
public final class Drivers {
  private static final Map<String, Kind> ALL =
      new TreeMap<>(
          Map.of(
              "openfpx", new Kind(Party.AUTHORIZATION_SERVER, OpenfpxDriver::new),
              "keycloak", new Kind(Party.AUTHORIZATION_SERVER, KeycloakDriver::new),
              "manual", new Kind(Party.AUTHORIZATION_SERVER, ManualDriver::new),
              "resource-server", new Kind(Party.RESOURCE_SERVER, ResourceServerDriver::new),
              "client", new Kind(Party.CLIENT, ClientDriver::new)));

  private Drivers() {}

  /** What a driver is for, and how it is made. */
  private record Kind(Party party, Function<Target, Driver> made) {}

  /** The names of those for such a target. */
  public static List<String> names(Party party) {
    return ALL.entrySet().stream()
        .filter(driver -> driver.getValue().party() == party)
        .map(Map.Entry::getKey)
        .toList();
  }

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
        .made()
        .apply(target);
  }
}
