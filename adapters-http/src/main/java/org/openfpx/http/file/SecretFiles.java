package org.openfpx.http.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that a configuration keeps secrets in, with the key that names each. Whether every user
 * of the machine can read one is told, not refused: in a container such files are often made so,
 * and nobody else is there.
 */
public record SecretFiles(Map<String, Path> byKey) {
  private static final Logger LOG = LoggerFactory.getLogger(SecretFiles.class);

  public SecretFiles {
    byKey = Map.copyOf(byKey);
  }

  /** A line of the log for each that every user of the machine can read. */
  public void warn() {
    new TreeMap<>(byKey).forEach((key, file) -> warn(key, file));
  }

  static void warn(String key, Path file) {
    if (isOpen(file)) {
      LOG.warn(
          "{}: every user of this machine can read {}; chmod o-r makes it a secret", key, file);
    }
  }

  /** Whether others can read it; a folder that is closed to them closes what is in it. */
  private static boolean isOpen(Path file) {
    var folder = file.toAbsolutePath().getParent();
    return lets(file, PosixFilePermission.OTHERS_READ)
        && (folder == null || lets(folder, PosixFilePermission.OTHERS_EXECUTE));
  }

  private static boolean lets(Path path, PosixFilePermission others) {
    try {
      var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      return view != null && view.readAttributes().permissions().contains(others);
    } catch (IOException e) {
      // Whoever reads it will say so.
      return false;
    }
  }
}
