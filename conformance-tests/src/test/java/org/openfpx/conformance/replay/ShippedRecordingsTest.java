package org.openfpx.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.module.Modules;
import org.openfpx.conformance.recording.HarReader;
import org.openfpx.conformance.recording.HarWriter;
import org.openfpx.conformance.recording.Recordings;
import org.openfpx.conformance.recording.Witness;
import org.openfpx.conformance.run.Mode;
import org.openfpx.conformance.run.OursTested;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Run;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;

/**
 * Every recording of ours in {@code src/test/resources/recordings}, sent to a network of ours, is
 * answered as it was. What cannot be sent, and what differs where a recording is of another server,
 * lies beside it, in a file of the same name that ends in {@code .txt}; one of another server that
 * has none is not sent to ours.
 */
@Order(1)
@ResourceLock(OursTested.TURN)
class ShippedRecordingsTest {
  private static final Path HOME = Path.of(System.getProperty("openfpx.home"));
  private static final Path RECORDINGS =
      HOME.resolve("conformance-tests/src/test/resources/recordings");
  private static final Pattern GIVEN =
      Pattern.compile("\"(?:ticket|access_token|refresh_token|_id)\":\"([^\"]{12,})\"");

  /**
   * What a recording of ours is called by its mode; one of another server is sent to a strict one.
   */
  private static Driver driver(Path file) throws Exception {
    boolean standard = file.getFileName().toString().endsWith("-standard.har");
    return OursTested.of(standard ? Mode.STANDARD : Mode.STRICT).driver();
  }

  static List<Path> recordings() throws IOException {
    try (var files = Files.list(RECORDINGS)) {
      return files
          .filter(file -> file.toString().endsWith(".har"))
          .filter(file ->
              file.getFileName().toString().startsWith("openfpx-") || Files.exists(known(file)))
          .sorted()
          .toList();
    }
  }

  private static Path known(Path file) {
    return Path.of(file.toString().replaceFirst("[.]har$", ".txt"));
  }

  private static ReplayReport report(Path file, Driver driver) {
    var replayed = new Replay(HarReader.read(file), driver).play(_ -> true);
    return new ReplayReport("the network", replayed);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void oursIsAnsweredAsItWasAndAnotherAsItIsKnown(Path file) throws Exception {
    var known = known(file);
    var report = report(file, driver(file));

    if (Files.exists(known)) {
      assertThat(report.lines()).containsExactlyElementsOf(Files.readAllLines(known));
    } else {
      assertThat(report.all())
          .as(String.join("\n", report.lines()))
          .hasSizeGreaterThan(100)
          .allMatch(Replayed.Same.class::isInstance);
    }
  }

  /** Whatever a run has to do with is looked for in its file. */
  @Test
  void aRunIsRecordedWithoutItsSecretsAndReplayedTheSame() throws Exception {
    var witness = new Witness();
    var driver = OursTested.of(Mode.STRICT).driver();
    var run = run(witness, driver, "permission-endpoint");
    var file = Files.createTempDirectory("recording").resolve("run.har");
    HarWriter.write(Recordings.of(run, witness), file);

    var secrets = new HashSet<>(given(run));
    assertThat(secrets).hasSizeGreaterThan(20);
    secrets.addAll(ofRoles(driver));
    var text = Files.readString(file);
    assertThat(secrets).noneMatch(text::contains);
    var report = report(file, driver);
    assertThat(report.isSame()).as(String.join("\n", report.lines())).isTrue();
    assertThat(report.isEmpty()).isFalse();
  }

  private static Run run(Witness witness, Driver driver, String module) {
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var selection =
        Selection.of(Modules.all(), Catalogue.whole(), Optional.of(module)).orElseThrow();
    return new Runner(witness.watching(driver), Catalogue.whole(), new Progress(out, false))
        .run(selection);
  }

  private static Set<String> given(Run run) {
    var given = new HashSet<String>();
    run.results().stream()
        .flatMap(result -> result.exchanges().stream())
        .map(Exchange::answer)
        .flatMap(Optional::stream)
        .map(Answer::body)
        .forEach(body -> GIVEN.matcher(body).results().forEach(one -> given.add(one.group(1))));
    return given;
  }

  private static List<String> ofRoles(Driver driver) {
    var secrets = new ArrayList<String>();
    for (var role : ClientRole.values()) {
      driver.client(role).secret().ifPresent(secrets::add);
    }
    Stream.of(ServerRole.values()).flatMap(role -> pat(driver, role)).forEach(secrets::add);
    return secrets;
  }

  private static Stream<String> pat(Driver driver, ServerRole role) {
    try {
      return Stream.of(driver.pat(role));
    } catch (NotOffered none) {
      return Stream.empty();
    }
  }
}
