package org.openfpx.conformance.run;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The modes of a network of ours (protocol, section 0). */
public enum Mode {
  /** Claims open nothing, and nobody is known again. */
  STRICT,
  /** All of UMA. */
  STANDARD;

  /** As the registry calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that is called so. */
  public static Optional<Mode> named(String word) {
    return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }
}
