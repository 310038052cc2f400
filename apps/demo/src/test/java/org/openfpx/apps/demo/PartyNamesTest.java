package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.domain.text.Language;

/** A party has one name in each language, wherever a person reads it. */
class PartyNamesTest {
  private static final Pattern WRITTEN =
      Pattern.compile("\\{en: ([^,]+), fr: ([^,]+), es: ([^}]+)\\}");
  private static final List<Language> LANGUAGES = SampleParties.LANGUAGES;

  /** One text of the registry files, in the three languages. */
  private record Texts(List<String> texts) {}

  @ParameterizedTest
  @EnumSource(
      names = {
        "AUTHORIZATION_SERVER",
        "WALLET",
        "PROVINCIAL_REGISTRY",
        "SAMPLE_ID",
        "REGISTRY_LOGIN",
        "CITY_CLINIC",
        "CLIENT"
      })
  void theRegistryFilesCallAPartyWhatItCallsItself(Party party) throws IOException {
    var english = in(party, LANGUAGES.getFirst());
    var written =
        written().stream().filter(texts -> texts.texts().getFirst().equals(english)).toList();

    assertThat(written).as("where the files name " + english).isNotEmpty();
    assertThat(written)
        .containsOnly(new Texts(LANGUAGES.stream().map(language -> in(party, language)).toList()));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "WALLET",
        "PROVINCIAL_REGISTRY",
        "SAMPLE_ID",
        "REGISTRY_LOGIN",
        "REGISTRY_RECORDS",
        "CITY_CLINIC",
        "CLIENT"
      })
  void theStartPageCallsItSoToo(Party party) throws IOException {
    var place =
        switch (party) {
          case PROVINCIAL_REGISTRY -> "registry";
          case CITY_CLINIC -> "clinic";
          default -> party.name().toLowerCase(java.util.Locale.ROOT);
        };
    for (var language : LANGUAGES) {
      assertThat(messages(language).getProperty("start.place." + place))
          .as(place + " in " + language)
          .isEqualTo(in(party, language));
    }
  }

  @Test
  void noTextSpeaksOfThemByTheirEnglishNames() throws IOException {
    for (var language : LANGUAGES.subList(1, LANGUAGES.size())) {
      assertThat(messages(language).values())
          .allSatisfy(text ->
              assertThat(text.toString())
                  .doesNotContain("Provincial Registry", "City Clinic", "My Immunizations"));
    }
  }

  private static String in(Party party, Language language) {
    return PartyNames.of(party).in(List.of(language));
  }

  private static List<Texts> written() throws IOException {
    var found = new ArrayList<Texts>();
    try (var files = Files.list(Path.of("../../examples/demo"))) {
      for (var file : files.toList()) {
        WRITTEN
            .matcher(Files.readString(file))
            .results()
            .forEach(
                hit -> found.add(new Texts(List.of(hit.group(1), hit.group(2), hit.group(3)))));
      }
    }
    return found;
  }

  private static Properties messages(Language language) throws IOException {
    var resource = "/pages/demo/messages_" + language.code() + ".properties";
    try (var stream = Objects.requireNonNull(PartyNamesTest.class.getResourceAsStream(resource))) {
      var texts = new Properties();
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return texts;
    }
  }
}
