package org.openfpx.http.file;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that can't be started with; its message is for the operator. */
public final class ConfigRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigRefused(String message) {
    super(message);
  }

  public ConfigRefused(List<FileProblem> problems) {
    this(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
  }

  public ConfigRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
