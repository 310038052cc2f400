package org.openfpx.conformance.processes;

import java.util.function.Supplier;
import org.openfpx.conformance.processes.ProcessNetwork.Plan;
import org.openfpx.domain.testing.FreePort;

/**
 * The same on plain localhost, as a {@code standard} network that believes one issuer of claims.
 */
public final class StandardSystems implements Supplier<ProcessNetwork> {
  /** Whom it believes, of mail addresses; tests play it. */
  public static final String ISSUER = "http://localhost:" + FreePort.next();

  private static final String BELIEVED =
      """

      claims-issuer:
        - identifier: people
          name: {en: People of the test, fr: Personnes du test, es: Personas de la prueba}
          issuerUri: %1$s
          jwksUri: %1$s/jwks
          claims: [email]
      """;

  @Override
  public ProcessNetwork get() {
    return ProcessNetwork.start(
        Plan.LOCALHOST,
        registry ->
            registry.replace("mode: strict", "mode: standard") + BELIEVED.formatted(ISSUER));
  }
}
