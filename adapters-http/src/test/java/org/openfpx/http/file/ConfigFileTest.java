package org.openfpx.http.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.limit.RateSettings;
import org.openfpx.http.logging.LogFormat;

class ConfigFileTest {
  private static final SystemKeys KEYS = SystemKeys.of("as", 8401);
  private static final Path FILE = Path.of("/etc/openfpx/as.yaml");
  private static final String LEAST =
      """
      issuer: http://localhost:8401
      database:
        url: jdbc:h2:mem:as
      key-encryption-key:
        environment: KEY
      """;

  @Test
  void theLeastFileHasEveryUsualValue() {
    var config = config(LEAST);
    assertThat(config.issuer().value()).isEqualTo("http://localhost:8401");
    assertThat(config.publicListener().port()).isEqualTo(8401);
    assertThat(config.publicListener().host()).isEqualTo("127.0.0.1");
    assertThat(config.publicListener().furtherNames()).isEmpty();
    assertThat(config.publicListener().connections()).isEqualTo(400);
    assertThat(config.adminListener().port()).isEqualTo(8411);
    assertThat(config.adminListener().isLoopback()).isTrue();
    assertThat(config.database().user()).isEqualTo("as");
    assertThat(config.database().password()).isEmpty();
    assertThat(config.database().connections()).isEqualTo(16);
    assertThat(config.signingKeyOverlap()).isEqualTo(Duration.ofHours(2));
    assertThat(config.publicListener().limits()).contains(new RateSettings(30_000, 30_000, 20));
    assertThat(config.adminListener().limits()).isEmpty();
    assertThat(config.registry()).isEmpty();
    assertThat(config.languages()).extracting(Language::code).containsExactly("en", "fr", "es");
    assertThat(config.outgoing().allowedHosts()).isEmpty();
    assertThat(config.outgoing().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.outgoing().maxBytes()).isEqualTo(1024 * 1024);
    assertThat(config.logFormat()).isEqualTo(LogFormat.READABLE);
    assertThat(config.sealing().keys().reveal()).isEqualTo("a key");
  }

  @Test
  void everyKeyCanBeSet() {
    var config =
        config(
            """
            issuer: https://as.example.org
            public:
              {host: 127.0.0.1, port: 1, behind-proxy: true, names: ["as.internal:8401"],
               connections: 5000}
            admin: {host: localhost, port: 2}
            database: {url: "jdbc:mysql://db/as", user: u, password: p, connections: 4}
            key-encryption-key: {id: two, environment: KEY}
            signing-keys: {overlap: 15m}
            registry: [a.yaml, /b.yaml]
            languages: [fr]
            outgoing: {allowed-hosts: [localhost], timeout: PT2S, max-bytes: 64KiB, trust: ca.pem}
            limits: {rate: on, per-address: 1, per-client: 2, failure-counts: 3}
            logging: {format: json}
            """);
    assertThat(config.publicListener().behindProxy()).isTrue();
    assertThat(config.publicListener().furtherNames()).containsExactly("as.internal:8401");
    assertThat(config.publicListener().connections()).isEqualTo(5000);
    assertThat(config.registry())
        .containsExactly(Path.of("/etc/openfpx/a.yaml"), Path.of("/b.yaml"));
    assertThat(config.signingKeyOverlap()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.publicListener().limits()).contains(new RateSettings(1, 2, 3));
    assertThat(config.outgoing().maxBytes()).isEqualTo(64 * 1024);
    assertThat(config.outgoing().trust()).contains(Path.of("/etc/openfpx/ca.pem"));
    assertThat(config.logFormat()).isEqualTo(LogFormat.JSON);
    assertThat(config.sealing().currentKey()).isEqualTo("two");
    assertThat(config.database().toString()).doesNotContain("p]");
  }

  @Test
  void everythingWrongIsSaidAtOnceWithItsLine() {
    assertThat(
            problems(
                """
                isuer: http://localhost:8401
                public:
                  port: many
                  hots: here
                database:
                  url: [a, b]
                logging:
                  format: xml
                """))
        .containsExactly(
            "/etc/openfpx/as.yaml:1: isuer: there is no such key; right: perhaps issuer",
            "/etc/openfpx/as.yaml:1: issuer: it is missing; right: an https address without query"
                + " and fragment (http for loopback only), such as https://as.example.org",
            "/etc/openfpx/as.yaml:3: public.port: it is of the wrong form; right: a number from 0"
                + " to 65535",
            "/etc/openfpx/as.yaml:4: public.hots: there is no such key; right: perhaps public.host",
            "/etc/openfpx/as.yaml:6: database.url: it is of the wrong form; right: a text, such as"
                + " jdbc:h2:./data/as",
            "/etc/openfpx/as.yaml:8: logging.format: it is of the wrong form; right: one of"
                + " readable, json");
  }

  @Test
  void anIssuerThatIsNotLoopbackSpeaksTls() {
    assertThat(problems(LEAST.replace("localhost", "as.example.org")))
        .singleElement()
        .asString()
        .contains(":1: issuer: it is of the wrong form");
    assertThatThrownBy(() -> config(LEAST.replace("http:", "https:")))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining("behind-proxy: true");
  }

  @Test
  void plainHttpIsSpokenOnLoopbackOrBehindAProxyAlone() {
    assertThatThrownBy(() -> config(LEAST + "public: {host: 0.0.0.0}\n"))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining("plain HTTP would be spoken at 0.0.0.0");
  }

  @Test
  void withoutAKeyNothingStartsAndItSaysHowToMakeOne() {
    assertThatThrownBy(() -> config(LEAST.replace("environment: KEY", "id: one")))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining("openssl rand -base64 32");
  }

  @Test
  void limitsCanBeSwitchedOff() {
    var config = config(LEAST + "limits: {rate: off}\n");
    assertThat(config.publicListener().limits()).isEmpty();
  }

  @Test
  void aKeyIsPublishedAheadForLongEnoughAndNotForever() {
    for (var overlap : List.of("14m", "31d")) {
      assertThatThrownBy(() -> config(LEAST + "signing-keys: {overlap: " + overlap + "}\n"))
          .isInstanceOf(ConfigRefused.class)
          .hasMessageContaining("signing-keys.overlap: it is 15m to 30d");
    }
  }

  @Test
  void whatIsNoYamlIsSaidWithItsLine() {
    assertThat(problems("issuer: a\n  b: [c\n")).singleElement().asString().contains("no YAML");
    assertThat(problems("issuer: http://localhost\nissuer: http://localhost\n"))
        .anySatisfy(problem -> assertThat(problem).contains(":2: issuer is there twice"));
  }

  @Test
  void referencesWithinAFileAndSecondDocumentsAreRefusedRatherThanMisread() {
    assertThat(problems("issuer: &here http://localhost\nlogging: {format: *here}\n"))
        .anySatisfy(problem -> assertThat(problem).contains(":2: it refers to another place"));
    assertThat(problems(LEAST + "---\nissuer: http://localhost\n"))
        .singleElement()
        .asString()
        .contains("a second document begins here");
  }

  @Test
  void aTextForPeopleIsOneForAllOrOneForEachLanguage() {
    var name = ConfigKey.textForPeople("name", "What it is called.").usually("Usual");
    var french = new Language("fr");
    assertThat(named(name, "{}").in(french)).isEqualTo(LocalizedText.of(french, "Usual"));
    assertThat(named(name, "name: Clinic\n").in(french))
        .isEqualTo(LocalizedText.of(french, "Clinic"));
    assertThat(named(name, "name: {en: Clinic, fr: Clinique}\n").in(french))
        .isEqualTo(new LocalizedText(Map.of(new Language("en"), "Clinic", french, "Clinique")));
    for (var wrong : List.of("[a, b]", "{en: [a]}", "{english please: a}")) {
      assertThat(ConfigFile.parse(FILE, "name: " + wrong + "\n", List.of(name)))
          .as(wrong)
          .isInstanceOf(ConfigFile.Reading.Refused.class);
    }
  }

  private static WrittenText named(ConfigKey<WrittenText> name, String text) {
    var reading = ConfigFile.parse(FILE, text, List.of(name));
    assertThat(reading).isInstanceOf(ConfigFile.Reading.Read.class);
    return ((ConfigFile.Reading.Read) reading).settings().get(name);
  }

  @Test
  void thePrintedFileIsReadAgainWithTheSameValues() {
    var text = new ConfigTemplate("a system", "as", KEYS.all()).text();
    var reading = ConfigFile.parse(FILE, text, KEYS.all());
    assertThat(reading).isInstanceOf(ConfigFile.Reading.Read.class);
    var settings = ((ConfigFile.Reading.Read) reading).settings();
    assertThat(settings.get(KEYS.publicListener().port())).isEqualTo(8401);
    assertThat(settings.find(KEYS.database().passwordFile())).isEmpty();
    for (var key : KEYS.all()) {
      assertThat(text).contains(key.name().substring(key.name().lastIndexOf('.') + 1) + ":");
    }
  }

  @Test
  void theCommandSaysWhatWasMeant(@TempDir Path folder) throws Exception {
    assertThat(run("sreve"))
        .isEqualTo(
            "2 unknown command sreve, perhaps serve; right: serve --config FILE,"
                + " check --config FILE, keys rotate --config FILE, keys list --config FILE, or"
                + " config\n");
    assertThat(run("config")).startsWith("0 # The configuration of a system: every key");
    var file = Files.writeString(folder.resolve("as.yaml"), "x: y\n");
    assertThat(run("serve", "--config", file.toString())).startsWith("1 " + file + ":1: ");
    assertThat(run("check", "--config", file.toString()))
        .isEqualTo(run("serve", "--config", file.toString()));
  }

  @Test
  void aConfigurationIsCheckedWithoutAStart(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("as.yaml"), LEAST);
    var command =
        new SystemCommand<>(
            new ConfigTemplate("a system", "as", KEYS.all()),
            path -> ConfigFile.settings(path, KEYS.all()),
            settings -> {
              throw new AssertionError("started");
            },
            ConfigFileTest::noKeys);
    var print = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThat(command.run(new String[] {"check", "--config", file.toString()}, print, print))
        .isZero();
  }

  @Test
  void thePrintedFileSaysWhatItIsHowToStartWithItAndWhereToReadOn() {
    assertThat(new ConfigTemplate("a wallet", "wallet", KEYS.all()).text().lines().limit(5))
        .allMatch(line -> line.startsWith("# "))
        .anyMatch(line -> line.contains("./openfpx serve wallet --config FILE"))
        .anyMatch(line -> line.contains("docs/guides/first-network.md"));
  }

  @Test
  void whatFailsAtStartIsSaidWithItsCause() {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var command =
        new SystemCommand<>(
            new ConfigTemplate("a system", "as", KEYS.all()),
            file -> file,
            file -> {
              throw new IllegalStateException("no database", new java.io.IOException("refused"));
            },
            ConfigFileTest::noKeys);
    assertThat(command.run(new String[] {"serve", "--config", "x"}, print, print)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("not started: no database\n  because: refused\n");
  }

  private static OpenedKeys noKeys(Object config) {
    throw new IllegalStateException("no keys in " + config.getClass().getSimpleName());
  }

  private static String run(String... args) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var command =
        new SystemCommand<>(
            new ConfigTemplate("a system", "as", KEYS.all()),
            file -> ConfigFile.settings(file, KEYS.all()),
            settings -> () -> {},
            ConfigFileTest::noKeys);
    int status = command.run(args, print, print);
    return status + " " + out.toString(StandardCharsets.UTF_8);
  }

  private static SystemConfig config(String text) {
    var reading = ConfigFile.parse(FILE, text, KEYS.all());
    assertThat(reading).isInstanceOf(ConfigFile.Reading.Read.class);
    var settings = ((ConfigFile.Reading.Read) reading).settings();
    return SystemConfig.of(KEYS, settings, Map.of("KEY", "a key"));
  }

  private static List<String> problems(String text) {
    var reading = ConfigFile.parse(FILE, text, KEYS.all());
    assertThat(reading).isInstanceOf(ConfigFile.Reading.Refused.class);
    return ((ConfigFile.Reading.Refused) reading)
        .problems().stream().map(FileProblem::toString).toList();
  }
}
