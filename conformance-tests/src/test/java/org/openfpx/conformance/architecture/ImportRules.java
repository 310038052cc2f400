package org.openfpx.conformance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may import what: CONTRIBUTING's table, as allow-lists under any root package, so that the
 * same rules judge the product and the planted violations that prove them.
 */
record ImportRules(String root) {
  private static final Map<String, String> SYSTEM_PACKAGES =
      Map.of("as", "authorizationserver", "wallet", "wallet", "rsa", "rsa");

  /** What asks the outside world for time, chance or patience; `World` is where they come from. */
  private static final Set<String> BANNED_CALLS =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.InstantSource.system",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.lang.System.currentTimeMillis",
          "java.util.Date.<init>",
          "java.util.UUID.randomUUID",
          "java.util.Random.<init>",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.lang.Math.random",
          "java.security.SecureRandom.<init>",
          "java.security.SecureRandom.getInstanceStrong",
          "java.lang.Thread.sleep");

  Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("http", http());
    rules.put("http client in the proxy alone", httpClientInTheProxyAlone());
    rules.put("the proxy builds no client", theProxyBuildsNoClient());
    rules.put("logback in one place", logbackInOnePlace());
    rules.put("persistence", persistence());
    rules.put("generated tables stay inside", generatedTablesStayInside());
    rules.put("no jOOQ in public signatures", noJooqInPublicSignatures());
    rules.put("idp", idp());
    rules.put("jose4j in one place", joseInOnePlace());
    rules.put("http client in one place", httpClientInOnePlace());
    rules.put("claims are verified in one place", claimsAreVerifiedInOnePlace());
    rules.put("the kit knows the standards alone", theKitKnowsTheStandardsAlone());
    rules.put("benchmarks know the pool alone", benchmarksKnowThePoolAlone());
    rules.put("an app shows its handle alone", anAppShowsItsHandleAlone());
    rules.put("nobody depends on the demo", nobodyDependsOnTheDemo());
    rules.put("systems never see each other", systemsNeverSeeEachOther());
    rules.put("packages form no cycle", packagesFormNoCycle());
    rules.put("time and chance come in by constructor", timeAndChanceComeIn());
    return rules;
  }

  private ArchRule http() {
    return only(
        "http",
        "java..",
        "javax.net.ssl..",
        "io.github.bucket4j..",
        "io.javalin..",
        "jakarta.servlet..",
        "org.eclipse.jetty..",
        "kotlin..",
        "com.fasterxml.jackson..",
        "io.pebbletemplates..",
        "ch.qos.logback..",
        "org.slf4j..");
  }

  private ArchRule httpClientInTheProxyAlone() {
    return noClasses()
        .that(are(in("http..")).and(outside("http.rsa.proxy..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.sql..");
  }

  /** It is handed the guarded one. */
  private ArchRule theProxyBuildsNoClient() {
    return noClasses()
        .that(are(in("http..")))
        .should()
        .accessTargetWhere(
            describe(
                "a client is built",
                access ->
                    access.getTargetOwner().getName().equals("java.net.http.HttpClient")
                        && access.getName().startsWith("new")));
  }

  private ArchRule logbackInOnePlace() {
    return noClasses()
        .that(are(in("..")).and(outside("http.logging..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ch.qos.logback..");
  }

  private ArchRule persistence() {
    return only(
        "persistence",
        "java..",
        "javax.sql..",
        "javax.crypto..",
        "org.jooq..",
        "com.zaxxer.hikari..",
        "org.flywaydb..",
        "com.mysql..",
        "org.h2..",
        "org.slf4j..");
  }

  private ArchRule generatedTablesStayInside() {
    return noClasses()
        .that(are(in("..")).and(outside("persistence..")))
        .should()
        .dependOnClassesThat(in("persistence.generated.."));
  }

  private ArchRule noJooqInPublicSignatures() {
    return methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(
            are(in("persistence.."))
                .and(outside("persistence.generated.."))
                .and(Exceptions.not(Exceptions.MAY_SHOW_JOOQ)))
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should(
            new ArchCondition<JavaMethod>("show no type of jOOQ") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                method.getAllInvolvedRawTypes().stream()
                    .filter(type -> type.getPackageName().startsWith("org.jooq"))
                    .forEach(type ->
                        events.add(
                            SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows " + type.getName())));
              }
            });
  }

  private ArchRule idp() {
    return only(
        "idp",
        "java..",
        "javax.net.ssl..",
        "javax.crypto..",
        "org.jose4j..",
        "com.fasterxml.jackson..",
        "com.github.benmanes.caffeine..",
        "org.slf4j..");
  }

  private ArchRule joseInOnePlace() {
    return noClasses()
        .that(are(in("..")).and(outside("idp.jose..")).and(outside("conformance..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jose4j..");
  }

  private ArchRule httpClientInOnePlace() {
    return noClasses()
        .that(are(in("idp..")).and(outside("idp.outgoing..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..");
  }

  private ArchRule claimsAreVerifiedInOnePlace() {
    return noClasses()
        .that(are(in("..")).and(outside("idp.jose..")))
        .and()
        .doNotHaveSimpleName("VerifiedClaims")
        .should()
        .callConstructorWhere(
            describe(
                "VerifiedClaims is made",
                call -> call.getTargetOwner().getSimpleName().equals("VerifiedClaims")));
  }

  private ArchRule theKitKnowsTheStandardsAlone() {
    return classes()
        .that(are(in("conformance..")))
        .should()
        .onlyDependOnClassesThat(
            in("conformance..")
                .or(in("apps.."))
                .or(
                    resideInAnyPackage(
                        "java.io..",
                        "java.lang..",
                        "java.net..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "javax.net.ssl..",
                        "com.sun.net.httpserver..",
                        "com.fasterxml.jackson..",
                        "org.jose4j..",
                        "org.jsoup..",
                        "org.jspecify.."))
                .or(describe("primitives", JavaClass::isPrimitive))
                .or(describe("arrays", JavaClass::isArray)));
  }

  private ArchRule benchmarksKnowThePoolAlone() {
    return noClasses()
        .that(are(in("benchmarks..")))
        .should()
        .dependOnClassesThat(
            in("..").and(outside("benchmarks..")).and(outside("persistence.pool..")));
  }

  private ArchRule anAppShowsItsHandleAlone() {
    return classes()
        .that(are(in("apps..")).and(outside("apps.demo..")))
        .and()
        .areTopLevelClasses()
        .and()
        .arePublic()
        .should()
        .haveNameMatching(".*\\.(Main|Config|AuthorizationServer|Wallet|ResourceServerAdapter)");
  }

  private ArchRule nobodyDependsOnTheDemo() {
    return noClasses()
        .that(are(in("..")).and(outside("apps.demo..")))
        .should()
        .dependOnClassesThat(in("apps.demo.."));
  }

  private ArchRule systemsNeverSeeEachOther() {
    return classes()
        .that(are(in("..")).and(outside("apps.demo..")))
        .should(
            new ArchCondition<JavaClass>("see one system alone") {
              @Override
              public void check(JavaClass seeing, ConditionEvents events) {
                for (var dependency : seeing.getDirectDependenciesFromSelf()) {
                  var from = systemOf(seeing);
                  var to = systemOf(dependency.getTargetClass());
                  if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
                    events.add(SimpleConditionEvent.violated(seeing, dependency.getDescription()));
                  }
                }
              }
            });
  }

  private String systemOf(JavaClass type) {
    var name = type.getPackageName() + ".";
    for (var system : SYSTEM_PACKAGES.entrySet()) {
      var isSystems =
          List.of("domain.", "http.", "persistence.", "persistence.generated.").stream()
                  .anyMatch(layer -> name.startsWith(root + "." + layer + system.getKey() + "."))
              || name.startsWith(root + ".apps." + system.getValue() + ".");
      if (isSystems) {
        return system.getKey();
      }
    }
    return "";
  }

  private ArchRule packagesFormNoCycle() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(in("persistence.generated.."), DescribedPredicate.alwaysTrue());
  }

  private ArchRule timeAndChanceComeIn() {
    return noClasses()
        .that(
            are(in(".."))
                .and(outside("apps.."))
                .and(outside("benchmarks.."))
                .and(Exceptions.not(Exceptions.MAY_ASK_FOR_TIME_OR_CHANCE)))
        .should()
        .callCodeUnitWhere(describe("time, chance or sleep is taken", ImportRules::isBanned))
        .orShould()
        .accessTargetWhere(describe("a reference to it is passed on", ImportRules::isBanned));
  }

  private static boolean isBanned(JavaAccess<?> access) {
    return BANNED_CALLS.contains(access.getTargetOwner().getName() + "." + access.getName());
  }

  private ArchRule only(String layer, String... others) {
    return classes()
        .that(are(in(layer + "..")))
        .should()
        .onlyDependOnClassesThat(
            in(layer + "..")
                .or(in("domain.."))
                .or(resideInAnyPackage(others))
                .or(resideInAPackage("org.jspecify.."))
                .or(describe("primitives", JavaClass::isPrimitive))
                .or(describe("arrays", JavaClass::isArray)));
  }

  private DescribedPredicate<JavaClass> in(String packages) {
    return packages.equals("..")
        ? resideInAPackage(root + "..")
        : resideInAPackage(root + "." + packages);
  }

  private DescribedPredicate<JavaClass> outside(String packages) {
    return DescribedPredicate.not(in(packages));
  }
}
