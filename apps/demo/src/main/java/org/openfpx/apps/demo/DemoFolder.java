package org.openfpx.apps.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one demo: its databases, its secrets and the files it was started with. One process
 * uses it at a time; no data in it is ever deleted but by {@link #empty}.
 */
final class DemoFolder implements AutoCloseable {
  private static final String MARK = "demo.lock";

  private final Path path;
  private final Optional<FileChannel> channel;

  private DemoFolder(Path path, Optional<FileChannel> channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the folder, making it if need be.
   *
   * @throws IllegalStateException with a message for the person at the keyboard
   */
  static DemoFolder take(Path path) {
    try {
      if (!Files.exists(path)) {
        Files.createDirectories(path);
        forItsOwner(path, "rwx------");
      }
      if (holdsSomethingElse(path)) {
        throw new IllegalStateException(
            path + " is not empty and no demo's folder; name another one with --dir");
      }
      var channel =
          FileChannel.open(path.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel).isEmpty()) {
        channel.close();
        throw new IllegalStateException(
            "another demo uses " + path + "; stop it, or name another folder with --dir");
      }
      return new DemoFolder(path, Optional.of(channel));
    } catch (IOException unwritable) {
      throw new IllegalStateException(
          "the folder " + path + " can't be written; name another one with --dir", unwritable);
    }
  }

  /** The folder as a guest: whoever laid it out sees to it that nobody else changes it. */
  static DemoFolder visit(Path path) {
    return new DemoFolder(path, Optional.empty());
  }

  Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /** The JDBC address of an embedded database of that name. */
  String embedded(String name) {
    return "jdbc:h2:file:" + resolve(name);
  }

  boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  /** Starts over: deletes all that earlier demos left here. */
  void empty() {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(path) && !file.equals(path.resolve(MARK))) {
          Files.delete(file);
        }
      }
    } catch (IOException stubborn) {
      throw new IllegalStateException("can't delete what is in " + path, stubborn);
    }
  }

  String read(String name) {
    try {
      return Files.readString(path.resolve(name));
    } catch (IOException unreadable) {
      throw new IllegalStateException("can't read " + path.resolve(name), unreadable);
    }
  }

  /** Writes a file that nobody but its owner can read; whoever reads it sees the old or the new. */
  Path write(String name, String content) {
    try {
      var target = path.resolve(name);
      Files.createDirectories(target.getParent());
      var fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh);
      forItsOwner(fresh, "rw-------");
      Files.writeString(fresh, content);
      return Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new IllegalStateException("can't write " + path.resolve(name), unwritable);
    }
  }

  /** Deletes one file, if it is there. */
  void delete(String name) {
    try {
      Files.deleteIfExists(path.resolve(name));
    } catch (IOException stubborn) {
      throw new IllegalStateException("can't delete " + path.resolve(name), stubborn);
    }
  }

  @Override
  public void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException harmless) {
      throw new IllegalStateException("can't release " + path, harmless);
    }
  }

  private static boolean holdsSomethingElse(Path path) throws IOException {
    try (var files = Files.list(path)) {
      List<Path> found = files.toList();
      return !found.isEmpty() && !found.contains(path.resolve(MARK));
    }
  }

  private static void forItsOwner(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException thisVeryProcess) {
      return Optional.empty();
    }
  }
}
