package org.openfpx.http.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.registry.Attribute;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.RegistryType;
import org.openfpx.domain.registry.Relation;
import org.openfpx.domain.rsa.registry.RsaTypes;
import org.openfpx.domain.wallet.registry.WalletTypes;

/**
 * The guide's tables are those of the descriptions, with what each field is for ({@code
 * registry-meanings.properties}); {@code -Dupdate=true} writes them anew.
 */
class RegistryReferenceTest {
  private static final String MARK = "<!-- generated from the descriptions of the types -->";

  private final Properties meanings = meanings();
  private final Set<String> used = new HashSet<>();

  private static Properties meanings() {
    try (var file =
        RegistryReferenceTest.class.getResourceAsStream("/registry-meanings.properties")) {
      var meanings = new Properties();
      meanings.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
      return meanings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theGuideListsEveryTypeWithEveryField() throws IOException {
    var guide = root().resolve("docs/guides/registry.md");
    var text = Files.readString(guide);
    var prose = text.substring(0, text.indexOf(MARK) + MARK.length());
    var wanted = prose + "\n" + tables();
    if (Boolean.getBoolean("update")) {
      Files.writeString(guide, wanted);
    }
    assertThat(Files.readString(guide)).isEqualTo(wanted);
    assertThat(meanings.stringPropertyNames()).as("of fields that are not there").isEqualTo(used);
  }

  private String tables() {
    var text = new StringBuilder();
    system(text, "Authorization server", AuthorizationServerTypes.MODEL);
    system(text, "Wallet", WalletTypes.MODEL);
    system(text, "Resource server adapter", RsaTypes.MODEL);
    return text.toString();
  }

  private void system(StringBuilder text, String title, RegistryModel model) {
    text.append("\n## ").append(title).append('\n');
    for (var type : model.types()) {
      text.append("\n### `").append(type.name()).append("`\n\n").append(named(type)).append("\n\n");
      text.append("| field | what it is for | what it holds | |\n");
      text.append("| --- | --- | --- | --- |\n");
      for (var attribute : type.attributes()) {
        var meaning = meaning(model, type, attribute.name());
        row(text, attribute.name(), meaning, form(attribute), notes(attribute));
      }
      for (var relation : type.relations()) {
        var meaning = meaning(model, type, relation.name());
        row(text, relation.name(), meaning, form(relation), relation.required() ? "required" : "");
      }
    }
  }

  /** What a field is for, in one system or in all that have the type. */
  private String meaning(RegistryModel model, RegistryType type, String field) {
    var everywhere = type.name() + "." + field;
    var here = model.system() + "." + everywhere;
    var key = meanings.containsKey(here) ? here : everywhere;
    used.add(key);
    var meaning = meanings.getProperty(key, "");
    assertThat(meaning).as("what %s is for", here).isNotBlank();
    return meaning;
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| `").append(cells[0]).append("` | ");
    for (int i = 1; i < cells.length; i++) {
      text.append(cells[i].replace("|", "\\|")).append(i + 1 < cells.length ? " | " : " |\n");
    }
  }

  private static String named(RegistryType type) {
    var key =
        type.key().isEmpty()
            ? "Named by `handle`, or by the entity that it is written in."
            : "Named by `" + String.join("` and `", type.key()) + "`.";
    return key
        + (type.singleton() ? " There is at most one." : "")
        + (type.canBeDisabled() ? " Can be disabled." : "")
        + type.notBuilt()
            .map(instead -> " **Refused in this version** - " + instead + ".")
            .orElse("");
  }

  private static String form(Attribute attribute) {
    return switch (attribute.kind()) {
      case CHOICE -> "one of `" + String.join("`, `", attribute.choices()) + "`";
      default -> attribute.kind().form();
    };
  }

  private static String form(Relation relation) {
    return switch (relation.cardinality()) {
      case TO_ONE -> "a `" + relation.target() + "`";
      case TO_MANY -> "a list of `" + relation.target() + "`";
      case CHILDREN -> "its own list of `" + relation.target() + "`";
    };
  }

  private static String notes(Attribute attribute) {
    var notes = new ArrayList<String>();
    if (attribute.required()) {
      notes.add("required");
    }
    if (attribute.unique()) {
      notes.add("unique");
    }
    attribute
        .notBuilt()
        .ifPresent(instead -> notes.add("**refused in this version** - " + instead));
    return String.join(", ", List.copyOf(notes));
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("examples"))) {
      here = here.getParent();
    }
    return here;
  }
}
