package org.openfpx.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link ImportRules} is seen to break, once, by what was planted for it. */
class PlantedViolationsTest {
  private static final String PLANTED = "org.openfpx.conformance.architecture.planted";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED);
  private static final Map<String, List<String>> CULPRITS =
      Map.ofEntries(
          Map.entry("http", List.of("http.ReadsTheDatabase")),
          Map.entry("http client in the proxy alone", List.of("http.CallsOut")),
          Map.entry("the proxy builds no client", List.of("http.rsa.proxy.BuildsAClient")),
          Map.entry("logback in one place", List.of("http.SetsUpTheLog")),
          Map.entry("persistence", List.of("persistence.SpeaksHttp")),
          Map.entry("generated tables stay inside", List.of("http.ReadsTables")),
          Map.entry("no jOOQ in public signatures", List.of("persistence.ShowsJooq")),
          Map.entry("idp", List.of("idp.ReadsTheDatabase")),
          Map.entry("jose4j in one place", List.of("idp.oauth.SignsByItself")),
          Map.entry("http client in one place", List.of("idp.oauth.CallsOutByItself")),
          Map.entry("claims are verified in one place", List.of("idp.oauth.BelievesEverything")),
          Map.entry(
              "the kit knows the standards alone",
              List.of("conformance.KnowsTheDomain", "conformance.ReadsTheDatabase")),
          Map.entry("benchmarks know the pool alone", List.of("benchmarks.KnowsTheDomain")),
          Map.entry("an app shows its handle alone", List.of("apps.wallet.Wiring")),
          Map.entry("nobody depends on the demo", List.of("apps.rsa.UsesTheDemo")),
          Map.entry("systems never see each other", List.of("http.as.ShowsConsent")),
          Map.entry("packages form no cycle", List.of("domain.link.Link", "domain.source.Source")),
          Map.entry("time and chance come in by constructor", List.of("domain.TakesTheTime")));

  @TestFactory
  Stream<DynamicTest> everyRuleFindsWhatWasPlanted() {
    return new ImportRules(PLANTED)
        .all().entrySet().stream()
            .map(rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () -> {
                      var report = rule.getValue().evaluate(CLASSES).getFailureReport();
                      for (var culprit : CULPRITS.get(rule.getKey())) {
                        assertThat(String.join("\n", report.getDetails()))
                            .contains(PLANTED + "." + culprit);
                      }
                    }));
  }

  @Test
  void everyRuleHasSomethingPlanted() {
    assertThat(CULPRITS.keySet()).isEqualTo(new ImportRules(PLANTED).all().keySet());
  }
}
