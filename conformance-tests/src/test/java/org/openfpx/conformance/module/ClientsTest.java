package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.apps.demo.Parts;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.Target;
import org.openfpx.conformance.module.PlainClient.Fault;
import org.openfpx.conformance.processes.JavaProcess;
import org.openfpx.conformance.processes.JavaProcess.Launch;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;
import org.openfpx.conformance.run.ThrowAwayCa;
import org.openfpx.conformance.scenario.DemoNetwork;
import org.openfpx.domain.testing.FreePort;

/** The kit's checks of clients, of a plain one with faults, and of My Immunizations. */
class ClientsTest {
  private static final int FIRST_PORT = 31_000;

  @TempDir Path folder;

  private Driver driver(String issuer, URI source, URI page, String form) throws IOException {
    var text =
        """
        issuer: %s
        driver: client
        trust: tls/ca.crt
        tls: {certificate: tls/tls.crt, key: tls/tls.key}
        client:
          page: %s
          form: %s
          fields: {source: city-clinic}
          claims-redirect-uri: %s
        resource: {url: "%s", type: "https://openfpx.org/types/fhir-r4-immunization"}
        """
            .formatted(issuer, page, form, page.resolve("/callback"), source);
    return Drivers.of(
        Target.read(Files.writeString(folder.resolve("target.yaml"), text), Map.of()));
  }

  private static List<Result> results(Driver driver, Optional<String> only) {
    var silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var catalogue = Catalogue.whole();
    var selection = Selection.of(Modules.all(), catalogue, only).orElseThrow();
    return new Runner(driver, catalogue, new Progress(silent, false)).run(selection).results();
  }

  private static void allPass(Driver driver) {
    var results = results(driver, Optional.empty());
    assertThat(results).extracting(Result::module).containsOnly("client");
    AsWritten.did(ClientsTest.class, results);
  }

  private interface Looking {
    void look(PlainClient client, Driver driver);
  }

  private ThrowAwayCa ca() {
    return ThrowAwayCa.in(folder.resolve("tls"), List.of("localhost"));
  }

  private void withPlainClient(Looking looking) throws IOException {
    var issuer = "https://localhost:" + FreePort.next();
    var source = URI.create("https://localhost:" + FreePort.next() + "/records");
    try (var client = new PlainClient(issuer, source, ca());
        var driver = driver(issuer, source, client.at("/"), "/ask")) {
      looking.look(client, driver);
    }
  }

  @Test
  void aClientWithoutFaultsPassesAll() throws Exception {
    withPlainClient((_, driver) -> allPass(driver));
  }

  @ParameterizedTest
  @CsvSource({
    "NO_STATE, UG-3.3.2-13",
    "ONE_STATE, UG-5.1-05",
    "ANY_STATE, UG-5.1-06",
    "CHOKES_ON_THE_UNKNOWN, UG-3.3.3-06",
    "CUTS_TICKETS, UG-1.3-02",
    "TAKES_THE_SAME_TICKET, UG-5.5-04",
    "NEVER_STOPS, UG-3.3.6-16",
    "ASKS_AGAIN_AT_ONCE, UG-3.3.6-12",
    "TICKET_IN_THE_STATE, UG-5.1-07",
    "TOKEN_ON_THE_PAGE, UG-5.2-01",
    "TOKEN_IN_THE_ADDRESS, UG-3.4-01",
    "ANY_ISSUER, UG-2-11",
  })
  void eachFaultIsFoundByItsCheck(Fault fault, String clause) throws Exception {
    withPlainClient((client, driver) -> {
      client.have(fault);
      assertThat(results(driver, Optional.of(clause)))
          .singleElement()
          .satisfies(result ->
              assertThat(result.outcome())
                  .isInstanceOfAny(Outcome.Fail.class, Outcome.Warning.class));
    });
  }

  @Test
  void myImmunizationsDoesAsTheStandardsHaveIt() throws Exception {
    int base = DemoNetwork.freeBase(FIRST_PORT);
    var words = new ArrayList<String>();
    words.addAll(List.of("--dir", folder.resolve("demo").toString()));
    words.addAll(List.of("--port-base", String.valueOf(base), "--tls", "" + ca().folder()));
    Parts.layOut(words.toArray(String[]::new));
    words.add("CLIENT");
    var launch = new Launch(Parts.class, Map.of(), Map.of(), "ready: ", words);
    var source = URI.create("https://localhost:" + (base + 7) + "/api/Immunization");
    var page = URI.create("https://localhost:" + (base + 8) + "/");
    try (var process = JavaProcess.begin(launch);
        var driver = driver("https://localhost:" + (base + 1), source, page, "/ask-source")) {
      var _ = process.await();
      allPass(driver);
    }
  }
}
