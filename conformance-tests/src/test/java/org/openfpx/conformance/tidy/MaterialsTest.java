package org.openfpx.conformance.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.Bucket;
import io.javalin.Javalin;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** The bill of materials (CycloneDX) that lies beside what runs has what runs in it. */
class MaterialsTest {
  private final JsonNode bill;

  MaterialsTest() throws IOException {
    bill =
        new ObjectMapper()
            .readTree(
                Path.of(
                        System.getProperty("openfpx.home"),
                        "conformance-tests/target/lib/openfpx.cdx.json")
                    .toFile());
  }

  @Test
  void whatRunsIsInItWithTheDigestOfTheVeryFile() {
    assertThat(
            Stream.of(
                    Javalin.class,
                    Server.class,
                    ObjectMapper.class,
                    JwtClaims.class,
                    DSLContext.class,
                    HikariDataSource.class,
                    Flyway.class,
                    com.mysql.cj.jdbc.Driver.class,
                    org.h2.Driver.class,
                    Bucket.class,
                    PebbleEngine.class)
                .filter(type -> !digests().contains(digest(type))))
        .isEmpty();
  }

  @Test
  void whatOnlyTestsIsNotInIt() {
    assertThat(components().map(component -> component.path("group").asText()))
        .isNotEmpty()
        .noneMatch(group -> group.startsWith("org.junit") || group.startsWith("com.microsoft"));
  }

  @Test
  void eachPartHasANameAVersionAndALicence() {
    assertThat(components())
        .allSatisfy(component -> {
          var name = component.path("purl").asText();
          assertThat(name).startsWith("pkg:maven/").contains("@" + version(component));
          assertThat(component.path("licenses")).as(name).isNotEmpty();
        });
  }

  private static String version(JsonNode component) {
    var version = component.path("version").asText();
    assertThat(version).isNotEmpty();
    return version;
  }

  /** Those of others. */
  private Stream<JsonNode> components() {
    return bill.path("components")
        .valueStream()
        .filter(component -> !component.path("group").asText().equals("org.openfpx"));
  }

  private Set<String> digests() {
    return components()
        .flatMap(component -> component.path("hashes").valueStream())
        .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
        .map(hash -> hash.path("content").asText())
        .collect(Collectors.toSet());
  }

  private static String digest(Class<?> type) {
    try {
      var jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    } catch (IOException | NoSuchAlgorithmException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
