package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.Target;
import org.openfpx.conformance.module.GuardedApplication.Distortion;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;
import org.openfpx.conformance.run.ThrowAwayCa;
import org.openfpx.domain.testing.FreePort;

/** The kit's checks of resource servers, of an application that is guarded by {@code RsGuard}. */
class ResourceServersTest {
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String EXPOSE = "Access-Control-Expose-Headers";

  @TempDir static Path folder;

  private static GuardedApplication application;
  private static Driver driver;

  @BeforeAll
  static void start() throws Exception {
    var issuer = "https://localhost:" + FreePort.next();
    var ca = ThrowAwayCa.in(folder.resolve("tls"), List.of("localhost"));
    application = new GuardedApplication(issuer, ca);
    var target =
        """
        issuer: %s
        driver: resource-server
        trust: tls/ca.crt
        tls: {certificate: tls/tls.crt, key: tls/tls.key}
        resource: {url: "%s", id: %s, scopes: [%s]}
        """
            .formatted(
                issuer,
                application.address(),
                GuardedApplication.RESOURCE,
                GuardedApplication.SCOPE);
    var file = Files.writeString(folder.resolve("target.yaml"), target);
    driver = Drivers.of(Target.read(file, Map.of()));
  }

  @AfterAll
  static void stop() {
    driver.close();
    application.close();
  }

  private static List<Result> results(Optional<String> only) {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var catalogue = Catalogue.whole();
    var selection = Selection.of(Modules.all(), catalogue, only).orElseThrow();
    return new Runner(driver, catalogue, new Progress(nowhere, false)).run(selection).results();
  }

  @Test
  void theGuardDoesAsTheStandardsHaveIt() {
    application.distort(Distortion.NONE);
    var results = results(Optional.empty());

    assertThat(results).extracting(Result::module).containsOnly("rs");
    AsWritten.did(ResourceServersTest.class, results);
  }

  static Stream<Arguments> deviations() {
    return Stream.of(
        arguments("UG-3.1-01", whenChallenged(context -> context.status(403))),
        arguments("UG-3.2-01", challenging(text -> text.replace("ticket=\"", "ticket=\"x"))),
        arguments("UG-3.2-02", new Distortion("write", _ -> {})),
        arguments("UG-3.2.1-01", challenging(text -> text.replace("as_uri=\"", "as_uri=\"x"))),
        arguments("UG-3.2.1-02", challenging(text -> text.replaceAll("kit-[0-9]+", "kit"))),
        arguments("UG-3.2.1-03", whenChallenged(context -> context.header("ETag", "\"x\""))),
        arguments("UG-3.2.1-04", whenChallenged(context -> context.header(EXPOSE, "ETag"))),
        arguments("UG-3.2.2-01", whenWarned(context -> context.header("Warning", "199 - \"No\""))),
        arguments("UG-3.2.2-02", whenWarned(context -> context.header(CHALLENGE, "UMA a=\"b\""))),
        arguments("UG-3.5-01", whenChallenged(ResourceServersTest::forbidIfThereIsAToken)),
        arguments("UG-3.5-02", whenChallenged(context -> context.status(200))),
        arguments("UG-3.5-03", Distortion.of(context -> context.status(403))),
        arguments("FA-3-03", whenChallenged(ResourceServersTest::serveWhereThereIsAQuery)),
        arguments("MR-05", when(404, context -> context.status(200).result("records"))),
        arguments("FA-5.1.1-07", whenChallenged(context -> context.status(200))),
        arguments("FA-5.1.1-08", whenChallenged(context -> context.status(200))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void deviations(String clause, Distortion distortion) {
    application.distort(distortion);

    assertThat(results(Optional.of(clause)))
        .singleElement()
        .satisfies(result ->
            assertThat(result.outcome())
                .isInstanceOfAny(Outcome.Fail.class, Outcome.Warning.class));
  }

  /** Only of the hint none is planted: what is asked at the server cannot be distorted here. */
  @Test
  void everyCheckIsSeenToFailButOne() {
    var seen = deviations().map(planted -> (String) planted.get()[0]).toList();
    var all =
        Modules.all().stream()
            .filter(module -> module.party() == Party.RESOURCE_SERVER)
            .flatMap(module -> module.checks().stream())
            .map(Check::id)
            .filter(id -> !id.equals("FA-5.1-02"));
    assertThat(all).containsExactlyInAnyOrderElementsOf(seen);
  }

  private static Distortion whenChallenged(GuardedApplication.Altering altering) {
    return when(401, altering);
  }

  private static Distortion whenWarned(GuardedApplication.Altering altering) {
    return when(403, altering);
  }

  private static Distortion when(int status, GuardedApplication.Altering altering) {
    return Distortion.of(context -> {
      if (context.statusCode() == status) {
        altering.alter(context);
      }
    });
  }

  private static Distortion challenging(UnaryOperator<String> altered) {
    return whenChallenged(context -> {
      var challenge = Optional.ofNullable(context.res().getHeader(CHALLENGE)).orElse("");
      context.header(CHALLENGE, altered.apply(challenge));
    });
  }

  private static void serveWhereThereIsAQuery(Context context) {
    if (context.queryString() != null) {
      context.status(200);
    }
  }

  private static void forbidIfThereIsAToken(Context context) {
    if (context.header("Authorization") != null) {
      context.status(403);
    }
  }
}
