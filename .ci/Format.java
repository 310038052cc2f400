import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs google-java-format over all our sources: {@code check} fails and names what is not
 * formatted, {@code write} formats it. A single-file program, because the formatter needs a newer
 * JVM than Maven may have. What was found good once is remembered by its hash.
 */
class Format {
  private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules");

  public static void main(String[] args) throws Exception {
    var write = args[0].equals("write");
    var memory = Path.of("target/format/good");
    var known = new HashSet<>(Files.exists(memory) ? Files.readAllLines(memory) : List.of());
    var doubtful = new ArrayList<Path>();
    for (var file : sources()) {
      if (!known.contains(hash(file))) {
        doubtful.add(file);
      }
    }
    if (doubtful.isEmpty()) {
      return;
    }
    var arguments =
        new ArrayList<>(write ? List.of("-i") : List.of("--dry-run", "--set-exit-if-changed"));
    doubtful.forEach(file -> arguments.add(file.toString()));
    var out = new PrintWriter(System.out, true);
    var exit =
        new Main(out, new PrintWriter(System.err, true), InputStream.nullInputStream())
            .format(arguments.toArray(String[]::new));
    out.flush();
    if (exit != 0) {
      System.err.println("The files above are not formatted. ./openfpx format does it.");
      System.exit(1);
    }
    remember(memory);
  }

  private static void remember(Path memory) throws Exception {
    var good = new TreeSet<String>();
    for (var file : sources()) {
      good.add(hash(file));
    }
    Files.createDirectories(memory.getParent());
    Files.write(memory, good);
  }

  private static String hash(Path file) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(sha);
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    Files.walkFileTree(
        Path.of(""),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }
}
