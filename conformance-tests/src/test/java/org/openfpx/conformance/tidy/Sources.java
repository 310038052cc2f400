package org.openfpx.conformance.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of this project as they lie in its folders. */
public final class Sources {
  private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules", ".openfpx");

  private Sources() {}

  /** The folder that holds the root POM, wherever in it the test was started. */
  public static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("openfpx"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Every file of ours whose path ends so; paths are relative to the root. */
  public static List<Path> endingWith(String end) {
    var found = new ArrayList<Path>();
    var root = root();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return SKIPPED.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(end)) {
                found.add(root.relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return found.stream().sorted().toList();
  }

  /** The names of the top-level classes that are part of the product, not of its tests. */
  public static Set<String> productClasses() {
    return endingWith(".java").stream()
        .map(Path::toString)
        .filter(file -> file.contains("/src/main/java/"))
        .map(file -> file.substring(file.indexOf("/src/main/java/") + "/src/main/java/".length()))
        .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
        .collect(Collectors.toSet());
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(root().resolve(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
