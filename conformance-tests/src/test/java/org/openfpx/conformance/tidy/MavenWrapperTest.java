package org.openfpx.conformance.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw} on a machine that has a JDK, and no Maven, {@code unzip}, curl or wget. */
class MavenWrapperTest {
  private static final String NAME = "apache-maven-9.9.9";
  private static final List<String> LITTLE =
      List.of("sh", "cat", "chmod", "mkdir", "mktemp", "mv", "rm", "sha256sum", "tr", "uname");

  @TempDir Path folder;

  @BeforeEach
  void aCopyOfTheWrapper() throws IOException {
    Files.copy(Sources.root().resolve("mvnw"), folder.resolve("mvnw"));
    Files.createDirectories(folder.resolve(".mvn/wrapper"));
    Files.createDirectories(folder.resolve("home"));
    Tools.link(folder.resolve("tools"), LITTLE);
  }

  @Test
  void withoutUnzipTheJdkUnpacksWhatHasTheRightSum() throws Exception {
    var zip = distribution();
    wanted(zip, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)));
    assertThat(run()).isEqualTo("Maven got -v\n");
    assertThat(run()).as("kept").isEqualTo("Maven got -v\n");
  }

  @Test
  void withoutUnzipTooNothingIsRunThatHasAnotherSum() throws Exception {
    wanted(distribution(), "0".repeat(64));
    assertThat(run()).startsWith("Error: Failed to validate Maven distribution SHA-256");
    assertThat(folder.resolve("home/.m2/wrapper/dists/" + NAME)).isEmptyDirectory();
  }

  /** Puts this where the wrapper looks, and tells it of that sum. */
  private void wanted(byte[] zip, String sum) throws IOException {
    var file = folder.resolve("repository/org/apache/maven/" + NAME + "-bin.zip");
    Files.createDirectories(file.getParent());
    Files.write(file, zip);
    Files.writeString(
        folder.resolve(".mvn/wrapper/maven-wrapper.properties"),
        "distributionUrl=" + file.toUri() + "\ndistributionSha256Sum=" + sum + "\n");
  }

  private static byte[] distribution() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(NAME + "/bin/mvn"));
      zip.write("#!/bin/sh\necho \"Maven got $*\"\n".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private String run() throws IOException {
    return Tools.said(
        Tools.alone(
            folder.resolve("tools"),
            Map.of("HOME", folder + "/home", "JAVA_HOME", System.getProperty("java.home")),
            folder.resolve("mvnw").toString(),
            "-v"));
  }
}
