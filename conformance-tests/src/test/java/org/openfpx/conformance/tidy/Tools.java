package org.openfpx.conformance.tidy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine on which no more is installed than what is named. */
final class Tools {
  private Tools() {}

  /** Has these programs of this machine in the folder, but for those that it has of its own. */
  static void link(Path folder, List<String> names) throws IOException {
    Files.createDirectories(folder);
    for (var name : names) {
      if (!Files.exists(folder.resolve(name))) {
        // No link to it: JUnit warns of those when it clears up.
        script(folder, name, "exec " + find(name) + " \"$@\"");
      }
    }
  }

  /** Puts a program there that does this. */
  static Path script(Path folder, String name, String lines) throws IOException {
    var program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + lines + "\n");
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("can't make " + program + " a program");
    }
    return program;
  }

  /** What starts this script where only the programs of the folder are known. */
  static ProcessBuilder alone(Path folder, Map<String, String> environment, String... command) {
    var words = Stream.concat(Stream.of(folder + "/sh"), Arrays.stream(command)).toList();
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", folder.toString());
    builder.environment().putAll(environment);
    return builder;
  }

  /** All that it says. */
  static String said(ProcessBuilder builder) throws IOException {
    var process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Path find(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this machine has no " + name));
  }
}
