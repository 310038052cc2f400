package org.openfpx.domain.rsa.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.domain.testing.rsa.RsaMother.AS;
import static org.openfpx.domain.testing.rsa.RsaMother.IMMUNIZATIONS;
import static org.openfpx.domain.testing.rsa.RsaMother.READ;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.rsa.route.RouteMatch.Ambiguous;
import org.openfpx.domain.rsa.route.RouteMatch.Flaw;
import org.openfpx.domain.rsa.route.RouteMatch.Matched;
import org.openfpx.domain.rsa.route.RouteMatch.NotMapped;
import org.openfpx.domain.rsa.route.RouteMatch.ParameterRefused;
import org.openfpx.domain.scope.ScopeSet;

/** One strict decoding, one mapping, or none (protocol, section 6.5). */
class RouteTableTest {
  private static final ProtectedResource NEEDS = new ProtectedResource(AS, IMMUNIZATIONS, READ);

  private final RouteTable table =
      RouteTable.of(
          "/api",
          List.of(
              route("GET", "/api/Immunization", "date", "_count"),
              route("GET", "/api/Immunization/{id}"),
              route("GET", "/api/Patient")));

  private static ProtectedRoute route(String method, String path, String... parameters) {
    return new ProtectedRoute(method, PathPattern.parse(path), NEEDS, Set.of(parameters));
  }

  private RouteMatch get(String path) {
    return table.match(new RawRequest("GET", path, Optional.empty(), Set.of(), false));
  }

  private RouteMatch query(String query) {
    return table.match(
        new RawRequest("GET", "/api/Immunization", Optional.of(query), Set.of(), false));
  }

  private static String upstream(RouteMatch match) {
    return match instanceof Matched(var _, var target) ? target.pathAndQuery() : match.toString();
  }

  @Test
  void aMappedPathGoesUpWithoutThePrefix() {
    assertThat(upstream(get("/api/Immunization"))).isEqualTo("/Immunization");
    assertThat(upstream(get("/api/Immunization/a-1.b"))).isEqualTo("/Immunization/a-1.b");
  }

  @Test
  void anEncodedLetterIsThatLetter() {
    assertThat(upstream(get("/api/%49mmunization"))).isEqualTo("/Immunization");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/",
        "/apiImmunization",
        "/api/immunization",
        "/api/Immunization/",
        "/api/Immunization/a/b",
        "/api/Immunization/a%20b",
        "/api/Observation",
        "/API/Immunization",
        "/api/Immunization%20",
        "/api/Immunization?",
        "/api/Immunization/$everything"
      })
  void whatIsNotMappedIsNotThere(String path) {
    if (path.contains("?")) {
      assertThat(get(path)).isEqualTo(new Ambiguous(Flaw.FORBIDDEN_CHARACTER));
    } else {
      assertThat(get(path)).isEqualTo(new NotMapped());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/../api/Immunization, DOT_SEGMENT",
    "/api/./Immunization, DOT_SEGMENT",
    "/api/%2e%2e/Immunization, DOT_SEGMENT",
    "/api/.%2E/Immunization, DOT_SEGMENT",
    "//api/Immunization, EMPTY_SEGMENT",
    "/api//Immunization, EMPTY_SEGMENT",
    "/api/Immunization;jsessionid=1, PATH_PARAMETER",
    "/api;x/Immunization, PATH_PARAMETER",
    "/api/Immunization%3Bx, PATH_PARAMETER",
    "/api%2FImmunization, ENCODED_SEPARATOR",
    "/api%2fImmunization, ENCODED_SEPARATOR",
    "/api%5CImmunization, ENCODED_SEPARATOR",
    "/api/%252e%252e/Immunization, ENCODED_SEPARATOR",
    "/api/Immunization%00, FORBIDDEN_CHARACTER",
    "/api/Immunization%0d%0aX:y, FORBIDDEN_CHARACTER",
    "/api\\Immunization, FORBIDDEN_CHARACTER",
    "/api/Immunization%, BAD_ENCODING",
    "/api/Immunization%4, BAD_ENCODING",
    "/api/Immunization%zz, BAD_ENCODING",
    "/api/%c0%ae%c0%ae/Immunization, BAD_ENCODING",
    "/api/Imm\u00fcnization, FORBIDDEN_CHARACTER"
  })
  void aPathThatCouldBeReadInTwoWaysIsRefused(String path, Flaw flaw) {
    assertThat(get(path)).isEqualTo(new Ambiguous(flaw));
  }

  @Test
  void otherMethodsAreNotMapped() {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "HEAD", "get", "TRACE")) {
      assertThat(
              table.match(
                  new RawRequest(method, "/api/Patient", Optional.empty(), Set.of(), false)))
          .isEqualTo(new NotMapped());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-HTTP-Method-Override", "x-http-method", "X-Method-Override"})
  void noHeaderChangesTheMethod(String header) {
    assertThat(
            table.match(
                new RawRequest("GET", "/api/Patient", Optional.empty(), Set.of(header), false)))
        .isEqualTo(new Ambiguous(Flaw.METHOD_OVERRIDE));
  }

  @Test
  void aBodyHasNoPlaceInAReadRequest() {
    assertThat(table.match(new RawRequest("GET", "/api/Patient", Optional.empty(), Set.of(), true)))
        .isEqualTo(new Ambiguous(Flaw.BODY));
  }

  @Test
  void listedParametersGoUpWrittenAnew() {
    assertThat(upstream(query("date=ge2020-01-01&date=le2021-01-01&_count=5")))
        .isEqualTo("/Immunization?date=ge2020-01-01&date=le2021-01-01&_count=5");
    assertThat(upstream(query("date=a+b%2Bc"))).isEqualTo("/Immunization?date=a%20b%2Bc");
    assertThat(upstream(query(""))).isEqualTo("/Immunization");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient=1",
        "patient:Patient=1",
        "patient.identifier=1",
        "%70atient=1",
        "subject=x",
        "_has:Observation:patient:code=1",
        "_include=Immunization:patient",
        "_id=1",
        "page=2",
        "Patient=1",
        "DATE=1",
        "date:exact=1",
        "date=Patient/1",
        "date=x&patient=1",
        "date=https://up.test/Patient/1",
        "_count=RelatedPerson%2F9"
      })
  void noOtherParameterAndNoOtherPersonGoesUp(String query) {
    assertThat(query(query)).isInstanceOf(ParameterRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"date", "=x", "&", "date=1&", "date=%zz", "date=%00", "date=a;b=c", "date=#"})
  void aQueryThatCouldBeReadInTwoWaysIsRefused(String query) {
    assertThat(query(query)).isInstanceOf(Ambiguous.class);
  }

  @Test
  void twoMappingsOfOneRequestAreNoTable() {
    assertThatThrownBy(() ->
            RouteTable.of("/api", List.of(route("GET", "/api/X/{id}"), route("GET", "/api/X/me"))))
        .hasMessageContaining("two mappings");
    assertThatThrownBy(() -> RouteTable.of("/api", List.of(route("GET", "/other/X"))))
        .hasMessageContaining("/api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/Patient/{id}", "api/X", "/api//X", "/api/../X", "/api/{i", "/a;b"})
  void aPatternIsPlainAndNamesNobody(String path) {
    assertThatThrownBy(() -> PathPattern.parse(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"patient", "Patient", "subject", "_has", "patient.name", "code:in", "_id"})
  void noMappingMayPassOnAParameterThatNamesAPerson(String parameter) {
    assertThatThrownBy(() -> route("GET", "/api/X", parameter))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyReadingMethodsAreMapped() {
    assertThatThrownBy(() -> route("POST", "/api/X")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itKnowsWhatItProtects() {
    assertThat(table.protects(AS, IMMUNIZATIONS, READ)).isTrue();
    assertThat(table.protects(AS, IMMUNIZATIONS, ScopeSet.of("write"))).isFalse();
    assertThat(table.protects(AS, IMMUNIZATIONS, ScopeSet.NONE)).isFalse();
    assertThat(table.protects(AS, new ResourceId("other"), READ)).isFalse();
    assertThat(table.authorizationServers()).containsExactly(AS);
  }
}
