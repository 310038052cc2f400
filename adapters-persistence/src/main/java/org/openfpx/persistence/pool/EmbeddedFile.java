package org.openfpx.persistence.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of an embedded database, which H2 would make as the umask says, for everybody to read as
 * a rule. One that is there already stays as its owner made it.
 */
final class EmbeddedFile {
  /** H2 takes no other paths: a relative one has to say so. */
  private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?([/.~][^;]*)(;.*)?");

  private static final Pattern UNMADE =
      Pattern.compile("(?i);(IFEXISTS|FORBID_CREATION)=TRUE(;|$)");

  private EmbeddedFile() {}

  /**
   * Makes it, if there is none, empty and for its owner alone, and so the folders to it.
   *
   * @throws UncheckedIOException if that can't be
   */
  static void make(String url) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    of(url)
        .ifPresent(file -> {
          try {
            make(file);
          } catch (IOException e) {
            throw new UncheckedIOException("the database file " + file + " can't be made", e);
          }
        });
  }

  private static void make(Path file) throws IOException {
    var folder = PosixFilePermissions.fromString("rwx------");
    var alone = PosixFilePermissions.fromString("rw-------");
    var parent = file.toAbsolutePath().normalize().getParent();
    if (parent != null) {
      Files.createDirectories(parent, PosixFilePermissions.asFileAttribute(folder));
    }
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(alone));
    } catch (FileAlreadyExistsException e) {
      // Another has been here before.
    }
  }

  /**
   * Where it is; nothing if the database is in memory, at a server, in a file system of H2's, or
   * may not be made.
   */
  static Optional<Path> of(String url) {
    var address = FILE.matcher(url);
    if (!address.matches() || UNMADE.matcher(url).find()) {
      return Optional.empty();
    }
    var home = Matcher.quoteReplacement(System.getProperty("user.home"));
    return Optional.of(Path.of(address.group(1).replaceFirst("^~", home) + ".mv.db"));
  }
}
