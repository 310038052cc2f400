package org.openfpx.persistence.pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The migration scripts that came with this program, with the checksums that Flyway gives them. */
final class PackagedScripts {
  private PackagedScripts() {}

  /** Names of scripts and their checksums. */
  static Map<String, Integer> in(List<String> folders) {
    var scripts = new TreeMap<String, Integer>();
    try {
      for (var folder : folders) {
        var found = PackagedScripts.class.getClassLoader().getResources(folder);
        while (found.hasMoreElements()) {
          read(found.nextElement(), scripts);
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the migration scripts can't be read", e);
    }
    return scripts;
  }

  private static void read(URL folder, Map<String, Integer> scripts)
      throws IOException, URISyntaxException {
    if (folder.openConnection() instanceof JarURLConnection jar) {
      readJar(jar, scripts);
    } else {
      readFolder(Path.of(URI.create(folder.toString())), scripts);
    }
  }

  private static void readFolder(Path folder, Map<String, Integer> scripts) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> one.toString().endsWith(".sql")).toList()) {
        try (var content = Files.newInputStream(file)) {
          scripts.put(file.getFileName().toString(), checksum(content));
        }
      }
    }
  }

  private static void readJar(JarURLConnection folder, Map<String, Integer> scripts)
      throws IOException {
    var prefix = folder.getEntryName().replaceFirst("/?$", "/");
    var jar = folder.getJarFile();
    for (var entry : jar.stream().filter(one -> one.getName().startsWith(prefix)).toList()) {
      if (entry.getName().endsWith(".sql")) {
        try (var content = jar.getInputStream(entry)) {
          scripts.put(entry.getName().substring(prefix.length()), checksum(content));
        }
      }
    }
  }

  /** Over the lines without their ends, as Flyway does it. */
  private static int checksum(InputStream content) {
    var crc = new CRC32();
    try (var lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (int) crc.getValue();
  }
}
