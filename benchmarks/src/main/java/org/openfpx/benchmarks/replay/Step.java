package org.openfpx.benchmarks.replay;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One step of a replayed flow. */
@JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
sealed interface Step {
  record Begin() implements Step {}

  record Commit() implements Step {}

  record Read(String sql, List<Parameter> parameters) implements Step {}

  record Write(String sql, List<Parameter> parameters) implements Step {}

  /** As one would write it down. */
  default String text() {
    return switch (this) {
      case Begin begin -> "begin";
      case Commit commit -> "commit";
      case Read(var sql, var parameters) -> sql;
      case Write(var sql, var parameters) -> sql;
    };
  }
}
