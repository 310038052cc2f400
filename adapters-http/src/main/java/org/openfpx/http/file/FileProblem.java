package org.openfpx.http.file;

import java.nio.file.Path;

/**
 * One thing that is wrong with a file.
 *
 * @param line from 1; 0 where it is the file as a whole
 * @param what whose value it is and what is wrong with it
 * @param right what would be right
 */
public record FileProblem(Path file, int line, String what, String right) {
  /** As an editor understands it: {@code as.yaml:12: issuer: it is missing; right: ...}. */
  @Override
  public String toString() {
    var place = line == 0 ? file.toString() : file + ":" + line;
    return place + ": " + what + "; right: " + right;
  }
}
