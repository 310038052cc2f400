package org.openfpx.benchmarks.replay;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a replayed statement takes a value from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
sealed interface Parameter {
  record Null() implements Parameter {}

  /** The same each time. */
  record Text(String value) implements Parameter {}

  /** The same each time. */
  record Whole(long value) implements Parameter {}

  /** As far from now as it was from the recording. */
  record Moment(long secondsAhead) implements Parameter {}

  /**
   * Another in each flow, the same within one.
   *
   * @param recorded what it was, whose length and alphabet the others have
   */
  record Fresh(String recorded) implements Parameter {}

  /** What stands in this column of the row that the flow begins with. */
  record Column(String name) implements Parameter {}
}
