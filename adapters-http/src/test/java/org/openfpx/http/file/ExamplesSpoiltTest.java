package org.openfpx.http.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.registry.ApplyDrafts;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.rsa.registry.RsaTypes;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.registry.InMemoryRegistryStore;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.registry.WalletTypes;

/** Each rule of each registry, shown by a demo file with one thing made wrong. */
class ExamplesSpoiltTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  static Stream<Arguments> spoilt() {
    return Stream.of(
        as(
            "mode: strict",
            "mode: lax",
            "network Demo Health Network, mode: it is of the wrong form; right: one of strict,"
                + " standard"),
        as(
            "mode: strict",
            "mode: standard",
            "mode: this version has no such mode yet; right: strict"),
        as(
            "mode: strict",
            "openRegistration: true",
            "openRegistration: this version can't do that yet; right: false"),
        as("languages: [en, fr, es]", "languages: [en, french]", "french is no language"),
        as(
            "languages: [en, fr, es]",
            "languages: [fr]\n  defaultLanguage: en",
            "it is not among the languages; right: one of fr"),
        as(
            "type: https://openfpx.org/types/fhir-r4-patient",
            "type: https://openfpx.org/types/fhir-r4-immunization",
            "resource-definition immunizations has the same"),
        as(
            "resourceId: profile",
            "resourceId: profile\n    minIal: 4",
            "minIal: there is no such level of assurance; right: 1, 2 or 3"),
        as(
            "clientType: CONFIDENTIAL",
            "clientType: PUBLIC",
            "it does not fit the clientType; right: none, or the clientType CONFIDENTIAL"),
        as(
            "secret: {environment: OPENFPX_MY_IMMUNIZATIONS_SECRET}",
            "",
            "oauth-client-metadata oauth-client my-immunizations, secret: it is missing; right: 32"
                + " characters or more"),
        as(
            "secret: {environment: OPENFPX_MY_IMMUNIZATIONS_SECRET}",
            "secret: short",
            "secret: it is too short; right: 32 characters or more"),
        as(
            "jwksUri: http://localhost:8402/jwks",
            "",
            "jwksUri: it is missing; right: jwksUri or jwksRaw, for private_key_jwt"),
        as(
            "jwksUri: http://localhost:8402/jwks",
            "jwksUri: http://localhost:8402/jwks\n      jwksRaw: \"{}\"",
            "jwksRaw: there is a jwksUri too; right: one of them"),
        as(
            "jwksUri: http://localhost:8402/jwks",
            "jwksUri: http://localhost:8402/jwks\n"
                + "      secret: 0123456789012345678901234567890123456789",
            "secret: it is never asked for; right: leave it out"),
        as(
            "        - refresh_token",
            "        - refresh_tokne",
            "refresh_tokne is no grant type of ours; right: perhaps refresh_token"),
        as(
            "      scopes: read\n",
            "      scopes: read\n      tokenLifetimes: {accessToken: soon}\n",
            "accessToken is no duration; right: such as PT15M"),
        as(
            "      scopes: read\n",
            "      scopes: read\n      tokenLifetimes: {acessToken: PT1M}\n",
            "there is no lifetime called acessToken"),
        as(
            "[http://localhost:8408/callback]",
            "[http://client.example.org/callback]",
            "people can't be sent back to http://client.example.org/callback"),
        as(
            "{umaClient: flow, identifier: profile, resourceDefinition: profile, scope: [read]}",
            "{umaClient: flow, identifier: profile, resourceDefinition: profile, scope: [write]}\n"
                + "scope: [{name: write}]",
            "is there twice"),
        as(
            "    scope: [read]\n  - resourceId: profile",
            "    scope: []\n  - resourceId: profile",
            "requested-resource flow|immunizations, scope: the definition has no scope read; right:"
                + " there are none yet"),
        as(
            "{resourceDefinition: profile, scope: [read]}\n  - identifier: city-clinic",
            "{resourceDefinition: immunizations, scope: [read]}\n  - identifier: city-clinic",
            "it is there twice"),
        as(
            "      - {resourceDefinition: profile, scope: [read]}\n  - identifier: city-clinic",
            "  - identifier: city-clinic",
            "resource provincial-registry-profile, scope: its resource server may not offer the"
                + " scope read"),
        as(
            "      - {requestedResource: immunizations, required: true}",
            "      - {requestedResource: flow|immunizations, required: true}",
            "it belongs to another client than the capability ticket"),
        as(
            "requestedResources:\n"
                + "      - {requestedResource: immunizations, required: true}\n"
                + "      - {requestedResource: profile, required: false}\n"
                + "  - identifier: flow",
            "\n  - identifier: flow",
            "capability-ticket my-immunizations, requestedResources: it is missing"),
        as(
            "scopes: [register, transaction, requests]",
            "scopes: [transaction, requests]",
            "wallet openfpx-wallet, oauthClient: that client could not make accounts"),
        as(
            "      clientId: openfpx-as\n"
                + "      clientSecret: {environment: OPENFPX_AS_AT_WALLET_SECRET}",
            "      clientId: openfpx-as",
            "oauth-provider wallet openfpx-wallet, clientSecret: it is missing; right: the secret"
                + " that goes with client_secret_basic"),
        as(
            "      issuerUri: http://localhost:8402\n      clientId",
            "      issuerUri: http://wallet.example.org\n      clientId",
            "issuerUri: it is no issuer"),
        wallet(
            "styleColor: \"#00529B\"",
            "styleColor: \"red; x\"",
            "idp-authenticator sample-id, styleColor: it is no colour; right: such as #00529B"),
        wallet(
            "    resourceScopes: [read]\n  - identifier: profile",
            "    resourceScopes: []\n  - identifier: profile",
            "resource-definition openfpx-as|immunizations, resourceScopes: it is missing"),
        wallet(
            "dataSource: city-clinic",
            "dataSource: city-clinik",
            "there is no data-source called city-clinik; right: perhaps city-clinic"),
        wallet(
            "clientAuthenticationMethod: private_key_jwt",
            "clientAuthenticationMethod: private_key_jwt\n      clientSecret: 01234567890123456789",
            "no secret goes with private_key_jwt; right: leave it out"),
        wallet(
            "    mainOperator: true",
            "    mainOperator: perhaps",
            "mainOperator: it is of the wrong form; right: true or false"),
        rsa(
            "method: GET, path: /api/Patient",
            "method: POST, path: /api/Patient",
            "method: it is of the wrong form; right: one of GET, HEAD"),
        rsa(
            "{path: /api/Patient, authServer: http://localhost:8401}",
            "{path: /api/Patient, authServer: http://localhost:8405}",
            "path and resource have different authorization servers"),
        rsa(
            "{path: /api/Patient, authServer",
            "{path: api/Patient, authServer",
            "protected-http-path api/Patient, path: it is no path; right: such as"
                + " /api/Immunization"),
        rsa(
            "resource: provincial-registry-profile, scopes: [read]",
            "resource: provincial-registry-profile",
            "scopes: it is missing; right: the name of a protected-resource-path-mapping-scopes"));
  }

  @ParameterizedTest
  @MethodSource
  void spoilt(String example, String right, String wrong, String said) throws IOException {
    var text = Files.readString(examples().resolve("demo/" + example + ".yaml"));
    assertThat(text).contains(right);
    var file = Files.writeString(folder.resolve("registry.yaml"), replaceOnce(text, right, wrong));
    var variables = Pattern.compile("environment: (\\w+)").matcher(text);
    while (variables.find()) {
      environment.put(variables.group(1), "0123456789012345678901234567890123456789");
    }

    var outcome = files(model(example)).apply(List.of(file));

    assertThat(outcome).isInstanceOf(RegistryFiles.Outcome.Refused.class);
    assertThat(((RegistryFiles.Outcome.Refused) outcome).problems())
        .extracting(FileProblem::toString)
        .anySatisfy(problem -> assertThat(problem).contains(said).matches("[^:]+:[1-9]\\d*: .*"));
  }

  private static String replaceOnce(String text, String right, String wrong) {
    int at = text.indexOf(right);
    return text.substring(0, at) + wrong + text.substring(at + right.length());
  }

  private RegistryFiles files(RegistryModel model) {
    var apply =
        new ApplyDrafts(model, new InMemoryRegistryStore(), new NoSealer(), new TestWorld());
    return new RegistryFiles(model, apply, new Language("en"), environment);
  }

  private static RegistryModel model(String system) {
    return switch (system) {
      case "as" -> AuthorizationServerTypes.MODEL;
      case "wallet" -> WalletTypes.MODEL;
      default -> RsaTypes.MODEL;
    };
  }

  private static Arguments as(String right, String wrong, String said) {
    return Arguments.of("as", right, wrong, said);
  }

  private static Arguments wallet(String right, String wrong, String said) {
    return Arguments.of("wallet", right, wrong, said);
  }

  private static Arguments rsa(String right, String wrong, String said) {
    return Arguments.of("rsa", right, wrong, said);
  }

  private static Path examples() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("examples"))) {
      here = here.getParent();
    }
    return here.resolve("examples");
  }

  /** Nothing that is refused is ever sealed. */
  private static final class NoSealer implements Sealer {
    @Override
    public Sealed seal(String clear, String place) {
      throw new AssertionError("sealed although it was refused");
    }

    @Override
    public String open(Sealed sealed, String place) {
      throw new AssertionError("opened although it was refused");
    }
  }
}
