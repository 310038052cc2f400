package org.openfpx.http.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

  static Stream<Arguments> spoilt() throws IOException {
    try (var rows = ExamplesSpoiltTest.class.getResourceAsStream("/registry/spoilt.yaml")) {
      return StreamSupport.stream(new YAMLMapper().readTree(rows).spliterator(), false)
          .map(row ->
              Arguments.of(
                  row.get("file").asText(),
                  row.get("right").asText(),
                  row.get("wrong").asText(),
                  row.get("said").asText()));
    }
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
