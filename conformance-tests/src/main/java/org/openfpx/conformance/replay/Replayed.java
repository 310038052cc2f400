package org.openfpx.conformance.replay;

import java.util.List;
import org.openfpx.conformance.recording.Entry;

/** What came of one entry of a recording. */
public sealed interface Replayed {
  /** Its number in the file, from 1. */
  int number();

  /** The entry. */
  Entry entry();

  /** Answered alike. */
  record Same(int number, Entry entry) implements Replayed {}

  /** Answered in another way. */
  record Differs(int number, Entry entry, List<Difference> differences) implements Replayed {
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /** Not sent. */
  record NotSent(int number, Entry entry, String reason) implements Replayed {}
}
