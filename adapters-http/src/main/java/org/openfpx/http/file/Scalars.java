package org.openfpx.http.file;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads the texts that operators write for times and sizes. */
final class Scalars {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(B|KiB|MiB)?");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Scalars() {}

  /**
   * A duration as {@code 15m} or {@code PT15M}.
   *
   * @throws IllegalArgumentException if it is none or not positive
   */
  static Duration duration(String text) {
    var duration = anyDuration(text.strip());
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("it is no longer than nothing");
    }
    return duration;
  }

  private static Duration anyDuration(String text) {
    var matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      var unit = Objects.requireNonNull(UNITS.get(matcher.group(2)), "the pattern knows the units");
      return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("it is no duration", e);
    }
  }

  /** The shortest form that {@link #duration} reads. */
  static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /**
   * A number of bytes as {@code 4096}, {@code 64KiB} or {@code 2MiB}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static long size(String text) {
    var matcher = SIZE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("it is no size");
    }
    long number = Long.parseLong(matcher.group(1));
    if (matcher.group(2) == null) {
      return number;
    }
    return switch (matcher.group(2)) {
      case "KiB" -> number * 1024;
      case "MiB" -> number * 1024 * 1024;
      default -> number;
    };
  }

  /**
   * Yes or no.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("it is neither true nor false");
    };
  }
}
