package org.openfpx.http.file;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.as.registry.CapabilityTicket;
import org.openfpx.domain.as.registry.CapabilityTicketId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.registry.ApplyDrafts;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.rsa.registry.RsaSnapshot;
import org.openfpx.domain.rsa.registry.RsaTypes;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.registry.InMemoryRegistryStore;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.registry.WalletSnapshot;
import org.openfpx.domain.wallet.registry.WalletTypes;
import org.slf4j.LoggerFactory;

class RegistryFilesTest {
  private static final Path EXAMPLES = examples();
  private static final String SECRET = "0123456789012345678901234567890123456789";

  @TempDir Path folder;
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void everySecretOfTheExamplesIsSet() throws IOException {
    for (var name :
        List.of(
            "demo/as", "demo/wallet", "demo/rsa", "minimal/as", "minimal/wallet", "minimal/rsa")) {
      var variables = Pattern.compile("environment: (\\w+)").matcher(text(name));
      while (variables.find()) {
        environment.put(
            variables.group(1), "0123456789-0123456789-0123456789-" + variables.group(1));
      }
    }
  }

  @Test
  void theDemosNetworkIsRead() {
    var snapshot = Snapshot.of(applied(AuthorizationServerTypes.MODEL, example("demo/as")));
    var client = new ClientId("my-immunizations");
    var ticket =
        snapshot.capabilityTicket(client, new CapabilityTicketId("my-immunizations")).orElseThrow();
    assertThat(ticket.lines())
        .extracting(CapabilityTicket.Line::required)
        .containsExactly(true, false);
    assertThat(ticket.lines()).extracting(line -> line.capability().client()).containsOnly(client);
    assertThat(snapshot.resources()).hasSize(4);
    assertThat(
            snapshot.resource(new ResourceId("city-clinic-profile")).orElseThrow().offeredScopes())
        .isEqualTo(ScopeSet.of("read"));
    assertThat(snapshot.wallets()).hasSize(1);
    assertThat(snapshot.walletOf(new ClientId("openfpx-wallet"))).isPresent();
    assertThat(snapshot.network().languages())
        .extracting(Language::code)
        .containsExactly("en", "fr", "es");
  }

  @Test
  void theDemosWalletIsRead() {
    var snapshot = WalletSnapshot.of(applied(WalletTypes.MODEL, example("demo/wallet")));
    assertThat(snapshot.idpAuthenticators()).hasSize(1);
    assertThat(snapshot.enrolledRss()).allSatisfy(rs -> assertThat(rs.resources()).hasSize(2));
    assertThat(snapshot.dataSource("city-clinic").orElseThrow().provider().scopes())
        .isEqualTo(ScopeSet.of("openid", "fpx_rot"));
    assertThat(snapshot.find(new ClientId("openfpx-as"))).isPresent();
    assertThat(snapshot.clients()).hasSize(3);
  }

  @Test
  void theDemosAdapterIsRead() {
    var snapshot = RsaSnapshot.of(applied(RsaTypes.MODEL, example("demo/rsa")));
    assertThat(snapshot.mappings())
        .extracting(RsaSnapshot.Mapping::path, RsaSnapshot.Mapping::resourceId)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "/api/Immunization", "provincial-registry-immunizations"),
            org.assertj.core.groups.Tuple.tuple("/api/Patient", "provincial-registry-profile"));
    assertThat(snapshot.mappings())
        .allSatisfy(mapping -> assertThat(mapping.scopes()).isEqualTo(ScopeSet.of("read")));
    assertThat(snapshot.find(new ClientId("openfpx-wallet"))).isPresent();
    assertThat(snapshot.providers()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "as,demo/as",
    "wallet,demo/wallet",
    "rsa,demo/rsa",
    "as,minimal/as",
    "wallet,minimal/wallet",
    "rsa,minimal/rsa"
  })
  void applyingAFileAgainChangesNothing(String system, String file) {
    var model = model(system);
    var first = applied(model, example(file));
    var again = files(model).apply(List.of(example(file)));
    assertThat(again).isEqualTo(new RegistryFiles.Outcome.Applied(first, 0, 0));
    assertThat(first.version()).isEqualTo(1);
  }

  @Test
  void everythingWrongIsSaidAtOnceWithFileAndLine() throws IOException {
    var file =
        file(
            """
            scope:
              - name: read
              - name: read
            resource-definitoin: []
            resource-definition:
              - resourceId: records
                type: nowhere
                name: {en: Records, french: Dossiers}
                maxPermissionDuration: soon
                scpoe: [read]
            oauth-client:
              - clientName: Nobody
                oauthClientMetadata: {clientType: CONFIDENTIAL}
            """);
    assertThat(problems(file))
        .containsExactly(
            file
                + ":3: scope read: it is there twice, first at "
                + file
                + ":2; right: leave one out",
            file
                + ":4: resource-definitoin: there is no such type; right: perhaps"
                + " resource-definition",
            file
                + ":8: resource-definition records, name: it is of the wrong form; right: a text,"
                + " or texts by language such as {en: ..., fr: ...}",
            file
                + ":9: resource-definition records, maxPermissionDuration: it is of the wrong form;"
                + " right: a number of milliseconds, or a duration such as PT15M",
            file
                + ":10: resource-definition records, scpoe: there is no such attribute; right:"
                + " perhaps scope",
            file + ":12: oauth-client: it has no name; right: clientId",
            file
                + ":13: oauth-client-metadata: it has no name; right: handle: a name by which"
                + " others refer to it");
    assertThat(store.version()).isZero();
  }

  @Test
  void whatContradictsTheRestIsSaidWithItsLineToo() throws IOException {
    var file =
        file(
            """
            scope: [{name: read}]
            resource-definition:
              - resourceId: records
                type: https://example.org/records
                name: Records
                maxPermissionDuration: 1d
                scope: [raed]
                minIal: 4
            purpose:
              - identifier: why
            """);
    assertThat(problems(file))
        .containsExactly(
            file
                + ":7: resource-definition records, scope: there is no scope called raed; right:"
                + " perhaps read",
            file
                + ":10: purpose why, text: it is missing; right: a text, or texts by language such"
                + " as {en: ..., fr: ...}");
  }

  @Test
  void aSecretComesFromAFileTheEnvironmentOrTheText() throws IOException {
    Files.writeString(folder.resolve("secret"), "0123456789012345678901234567890123456789\n");
    environment.put("SECRET", "0123456789012345678901234567890123456789");
    for (var written :
        List.of(
            "{file: secret}",
            "{environment: SECRET}",
            "\"0123456789012345678901234567890123456789\"")) {
      var registry = applied(AuthorizationServerTypes.MODEL, file(client(written)));
      var metadata =
          registry.find(new EntityKey("oauth-client-metadata", "oauth-client app")).orElseThrow();
      assertThat(metadata.fields().value("secret"))
          .contains(
              new Value.Hashed(
                  org.openfpx.domain.secret.SecretHash.sha256(
                      "0123456789012345678901234567890123456789")));
      assertThat(registry.version()).isEqualTo(1);
    }
  }

  @Test
  void aSecretFileThatEverybodyCanReadIsSaidOnce() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), SECRET);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("r--r--r--"));
    var one = client("{file: secret}");
    var other = one.replace("oauth-client:\n", "").replace("app", "other");

    assertThat(saidOfSecrets(one + other))
        .singleElement()
        .asString()
        .contains("secret: every user", secret.toString())
        .doesNotContain("0123456789");
  }

  @Test
  void soIsARegistryFileThatHoldsSecretsItself() throws IOException {
    var one = client(SECRET);
    var other = one.replace("oauth-client:\n", "").replace("app", "other");

    assertThat(saidOfSecrets(one + other))
        .singleElement()
        .asString()
        .contains("secret: every user", "registry.yaml")
        .doesNotContain("0123456789");
  }

  @Test
  void aRegistryFileThatOnlySaysWhereSecretsAreIsNone() throws IOException {
    environment.put("SECRET", SECRET);
    assertThat(saidOfSecrets(client("\"${SECRET}\""))).isEmpty();
    assertThat(saidOfSecrets(client("{environment: SECRET}"))).isEmpty();
  }

  /** Where every user can read what nobody closes. */
  private List<String> saidOfSecrets(String registry) throws IOException {
    var log = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(SecretFiles.class);
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
    try {
      var file = file(registry);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      applied(AuthorizationServerTypes.MODEL, file);
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void aSecretThatIsNotThereOrTooShortIsRefusedWithoutBeingShown() throws IOException {
    assertThat(problems(file(client("{environment: MISSING}"))))
        .singleElement()
        .asString()
        .contains(":7:", "there is no environment variable MISSING");
    assertThat(problems(file(client("hush"))))
        .singleElement()
        .asString()
        .contains(":7:", "32 characters or more")
        .doesNotContain("hush");
  }

  @Test
  void aLineThatAFileNoLongerListsIsRemoved() throws IOException {
    var two = file(ticket("[immunizations, profile]"));
    applied(AuthorizationServerTypes.MODEL, example("demo/as"), two);
    var outcome =
        files(AuthorizationServerTypes.MODEL)
            .apply(List.of(example("demo/as"), file(ticket("[immunizations]"))));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            RegistryFiles.Outcome.Applied.class,
            applied -> assertThat(applied.removed()).isEqualTo(1));
  }

  @Test
  void placeholdersStandForTheEnvironment() throws IOException {
    environment.put("HOST", "as.example.org");
    var registry =
        applied(
            AuthorizationServerTypes.MODEL,
            file(
                """
                scope:
                  - {name: "${NAME:read}", iconUri: "https://${HOST}/icon.svg"}
                """));
    var scope = registry.find(new EntityKey("scope", "read")).orElseThrow();
    assertThat(scope.fields().localized("iconUri").orElseThrow().byLanguage().values())
        .containsExactly("https://as.example.org/icon.svg");
  }

  private static String ticket(String lines) {
    return """
    capability-ticket:
      - identifier: another
        umaClient: flow
        purpose: show-my-immunizations
        requestedResources: %s
    """
        .formatted(lines);
  }

  @Test
  void aSecretThatWasKeptForAnotherMethodIsNeededAnew() throws IOException {
    var secret = "a secret of more than thirty-two characters";
    var shown = client(secret);
    var signing = shown.replace("client_secret_basic", "client_secret_jwt");
    applied(AuthorizationServerTypes.MODEL, file(shown));

    assertThat(problems(file(signing.replaceFirst("secret: .*\\n", "\n"))))
        .singleElement()
        .asString()
        .contains("it was kept for another way to show it");

    applied(AuthorizationServerTypes.MODEL, file(signing));
    assertThat(problems(file(shown.replaceFirst("secret: .*\\n", "\n"))))
        .singleElement()
        .asString()
        .contains("it was kept for another way to show it");
  }

  private static String client(String secret) {
    return """
    oauth-client:
      - clientId: app
        clientName: App
        oauthClientMetadata:
          clientType: CONFIDENTIAL
          clientAuthenticationType: client_secret_basic
          secret: %s
          grantTypes: refresh_token
    """
        .formatted(secret);
  }

  private org.openfpx.domain.registry.Registry applied(RegistryModel model, Path... files) {
    var outcome = files(model).apply(List.of(files));
    assertThat(outcome).isInstanceOf(RegistryFiles.Outcome.Applied.class);
    return ((RegistryFiles.Outcome.Applied) outcome).registry();
  }

  private List<String> problems(Path file) {
    var outcome = files(AuthorizationServerTypes.MODEL).apply(List.of(file));
    assertThat(outcome).isInstanceOf(RegistryFiles.Outcome.Refused.class);
    return ((RegistryFiles.Outcome.Refused) outcome)
        .problems().stream().map(FileProblem::toString).toList();
  }

  private RegistryFiles files(RegistryModel model) {
    var apply = new ApplyDrafts(model, store, new MarkingSealer(), new TestWorld());
    return new RegistryFiles(model, apply, new Language("en"), environment);
  }

  private static RegistryModel model(String system) {
    return switch (system) {
      case "as" -> AuthorizationServerTypes.MODEL;
      case "wallet" -> WalletTypes.MODEL;
      default -> RsaTypes.MODEL;
    };
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("registry.yaml"), text);
  }

  private static Path example(String name) {
    return EXAMPLES.resolve(name + ".yaml");
  }

  private static String text(String name) throws IOException {
    return Files.readString(example(name));
  }

  private static Path examples() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("examples"))) {
      here = here.getParent();
    }
    return here.resolve("examples");
  }

  /** Seals differently each time, as a real one does. */
  private static final class MarkingSealer implements Sealer {
    private int count;

    @Override
    public Sealed seal(String clear, String place) {
      return new Sealed("1:" + count++ + "|" + place + "|" + clear);
    }

    @Override
    public String open(Sealed sealed, String place) {
      var parts = sealed.value().split("\\|" + Pattern.quote(place) + "\\|", 2);
      return parts[1];
    }
  }
}
