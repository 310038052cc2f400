package org.openfpx.conformance.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What only its owner may read, from the moment on at which it is there. */
public final class OwnersFile {
  private OwnersFile() {}

  /** Writes a file over what is there: that would stay as readable as it is, and so goes first. */
  public static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    create(file, text);
  }

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  public static void create(Path file, String text) throws IOException {
    Files.createFile(file, ownersAlone(file, "rw-------"));
    Files.writeString(file, text);
  }

  /** Makes a folder, and those above it, if it is not there. */
  public static void folder(Path folder) throws IOException {
    Files.createDirectories(folder, ownersAlone(folder, "rwx------"));
  }

  private static FileAttribute<?>[] ownersAlone(Path place, String permissions) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
