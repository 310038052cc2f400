package org.openfpx.conformance.clause;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.tidy.Sources;

/** The rows of security that a product is asked about, and what proves each. */
class SecurityRowsTest {
  /** How many there are: one that is taken out, or forgotten, is missed here. */
  private static final int ROWS = 261;

  /** Those of them without which a product is not credible. */
  private static final int FIRST = 154;

  private static final Pattern TEST = Pattern.compile("[a-z.]+\\.([A-Z]\\w+)#([a-z]\\w+)");
  private static final Pattern PROVING =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);
  private static final String TESTS = "/src/test/java/org/openfpx/";

  private final List<JsonNode> rows = rows();

  private static List<JsonNode> rows() {
    try (var file = SecurityRowsTest.class.getResourceAsStream("/clauses/security.yaml")) {
      var read = new YAMLMapper().readTree(Objects.requireNonNull(file)).path("rows");
      return read.valueStream().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JsonNode row, String member) {
    return row.path(member).asText();
  }

  @Test
  void everyRowIsThereOnce() {
    assertThat(rows)
        .extracting(row -> text(row, "id"))
        .hasSize(ROWS)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("OS-[0-9A-Z]+(-[0-9A-Z]+)+"));
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(text(row, "reference")).isNotBlank();
          assertThat(text(row, "requirement")).isNotBlank();
          assertThat(row.path("binds")).isNotEmpty();
        });
  }

  @Test
  void eachHasItsTestsOrTheReasonWhyThereAreNone() {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(row.path("tests").isEmpty())
                .as(text(row, "id"))
                .isEqualTo(!text(row, "reason").isBlank()));
    assertThat(rows)
        .filteredOn(row -> !row.has("priority"))
        .hasSize(FIRST)
        .filteredOn(row -> row.has("tests"))
        .hasSizeGreaterThan(FIRST * 8 / 10);
    assertThat(rows)
        .filteredOn(row -> row.has("priority"))
        .allSatisfy(row -> assertThat(text(row, "priority")).isEqualTo("P1"))
        .filteredOn(row -> row.has("tests"))
        .hasSizeGreaterThan((ROWS - FIRST) / 2);
  }

  @Test
  void everyTestThatIsNamedExists() {
    var proving = proving();

    for (var row : rows) {
      for (var test : row.path("tests")) {
        assertThat(TEST.matcher(test.asText()).matches()).as(test.asText()).isTrue();
        var named = test.asText().split("#", 2);
        assertThat(proving.getOrDefault(named[0], List.of()))
            .as("%s: %s", text(row, "id"), named[0])
            .contains(named[1]);
      }
    }
  }

  /** OWASP ASVS 5.0, 3.5.5, and 5: no window is spoken to, and nobody uploads anything. */
  @Test
  void noPageOrScriptOfOursSpeaksToOtherWindowsOrTakesFiles() {
    var shown =
        Stream.of(".peb", ".js")
            .flatMap(end -> Sources.endingWith(end).stream())
            .filter(file -> file.toString().contains("/src/main/"))
            .toList();

    assertThat(shown).hasSizeGreaterThan(20);
    assertThat(shown)
        .allSatisfy(file ->
            assertThat(source(file))
                .as(file.toString())
                .doesNotContain("postMessage", "window.opener", "type=\"file\"", "multipart/"));
  }

  /** The methods that are tests, by the name of their class below org.openfpx. */
  private static Map<String, List<String>> proving() {
    return Sources.endingWith(".java").stream()
        .filter(file -> file.toString().contains(TESTS))
        .collect(Collectors.toMap(SecurityRowsTest::name, SecurityRowsTest::methods));
  }

  private static String name(Path file) {
    var path = file.toString();
    var below = path.substring(path.indexOf(TESTS) + TESTS.length());
    return below.substring(0, below.length() - ".java".length()).replace('/', '.');
  }

  private static List<String> methods(Path file) {
    return PROVING.matcher(source(file)).results().map(found -> found.group(1)).toList();
  }

  private static String source(Path file) {
    try {
      return Files.readString(Sources.root().resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
