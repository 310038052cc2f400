package org.openfpx.http.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.wallet.consent.ConsentPage;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.consent.Problem;
import org.openfpx.domain.wallet.owning.LetThrough;
import org.openfpx.domain.wallet.owning.RuleLength;
import org.openfpx.domain.wallet.permission.Permission;

/** Every text is there in every language, and no page asks for one that is not. */
class WalletTextsTest {
  private static final List<String> TEMPLATES =
      List.of(
          "frame",
          "sign-in",
          "sign-in-again",
          "signed-out",
          "request-sign-in",
          "request-answered",
          "request",
          "request-for-sign-in",
          "sharing-card",
          "home",
          "past",
          "consent",
          "stop",
          "stopped",
          "things",
          "things-at",
          "thing",
          "let",
          "rule-end",
          "rule-ended",
          "reader-stop",
          "asked",
          "invitation",
          "invited",
          "welcome",
          "leave",
          "sources",
          "unlink",
          "account",
          "sessions",
          "delete",
          "deleted");
  private static final Pattern USED = Pattern.compile("t\\('([A-Za-z.]+[A-Za-z])'[,)]");
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  private static Properties texts(String language) throws IOException {
    return texts("wallet", language);
  }

  private static Properties texts(String pages, String language) throws IOException {
    var texts = new Properties();
    texts.load(
        new InputStreamReader(
            open("pages/" + pages + "/messages_" + language + ".properties"),
            StandardCharsets.UTF_8));
    return texts;
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(
        WalletTextsTest.class.getClassLoader().getResourceAsStream(resource), resource);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "es"})
  void everyTextIsThereWithItsPlacesAndNotInEnglish(String language) throws IOException {
    var english = texts("en");
    var other = texts(language);

    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (var key : english.stringPropertyNames()) {
      assertThat(places(other.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  private static Set<String> places(String text) {
    var places = new TreeSet<String>();
    PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
    return places;
  }

  @Test
  void noPageAsksForATextThatIsNotThere() throws IOException {
    var english = texts("edge", "en");
    english.putAll(texts("en"));
    for (var template : TEMPLATES) {
      var page =
          new String(
              open("pages/wallet/" + template + ".peb").readAllBytes(), StandardCharsets.UTF_8);
      USED.matcher(page)
          .results()
          .forEach(found ->
              assertThat(english.getProperty(found.group(1)))
                  .as(template + ": " + found.group(1))
                  .isNotBlank());
    }
  }

  @Test
  void everythingThatHasANameHasATextToo() throws IOException {
    var english = texts("en");
    for (var kind : Problem.Kind.values()) {
      assertThat(english.getProperty("problem.line." + kind)).as(kind.name()).isNotBlank();
    }
    for (var obstacle : ConsentPage.Obstacle.values()) {
      assertThat(english.getProperty("request.obstacle." + obstacle)).isNotBlank();
    }
    for (var state : ConsentPage.LinkState.values()) {
      assertThat(english.getProperty("link." + state)).isNotBlank();
    }
    for (var howLong : HowLong.values()) {
      assertThat(english.getProperty("until." + howLong)).isNotBlank();
    }
    for (var length : RuleLength.values()) {
      assertThat(english.getProperty("letUntil." + length)).isNotBlank();
    }
    for (var flaw : LetThrough.Flaw.values()) {
      assertThat(english.getProperty("flaw." + flaw)).isNotBlank();
    }
    for (var kind : LetPages.Kind.values()) {
      for (var text : List.of("go", "title", "what", "parts", "do", "changes")) {
        assertThat(english.getProperty("let." + kind + "." + text)).as(text).isNotBlank();
      }
    }
    for (var reason : Permission.Reason.values()) {
      assertThat(english.getProperty("reason." + reason)).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "es"})
  void noPageSpeaksAsTheProtocolDoes(String language) throws IOException {
    var texts = texts(language);
    for (var key : texts.stringPropertyNames()) {
      assertThat(texts.getProperty(key).toLowerCase(Locale.ROOT))
          .as(key)
          .doesNotContainPattern("\\b(scope|resource|token|authori[sz]e|oauth|consent)\\b");
    }
  }
}
