package org.openfpx.benchmarks;

import java.time.Duration;
import java.util.regex.Pattern;

/** What Linux says of a process in the files of {@code /proc/PID}. */
final class ProcFiles {
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

  /** Linux shows a hundredth of a second to programs, whatever it counts in itself. */
  private static final int MILLIS_OF_A_TICK = 10;

  /** Behind the state, which follows the name, these are fields 14 and 15 of proc(5). */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  private ProcFiles() {}

  /** The processor time, user and system, that a {@code stat} file tells. */
  static Duration cpu(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    var ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    return Duration.ofMillis(ticks * MILLIS_OF_A_TICK);
  }

  /** The resident memory, in KiB, that a {@code status} file tells. */
  static long residentKib(String status) {
    var match = RESIDENT.matcher(status);
    if (!match.find()) {
      throw new IllegalArgumentException("no VmRSS in: " + status);
    }
    return Long.parseLong(match.group(1));
  }
}
