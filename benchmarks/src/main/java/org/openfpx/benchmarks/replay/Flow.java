package org.openfpx.benchmarks.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Steps to be sent again, as often as one likes.
 *
 * @param rows the query for the rows that it begins with, one for each time; empty if it needs none
 */
record Flow(List<Step> steps, String rows) {
  private static final long YEARS_SECONDS = 2L * 366 * 24 * 60 * 60;

  Flow {
    steps = List.copyOf(steps);
  }

  /** A flow that was played twice, and the row that it began with the first time. */
  record Twice(List<Sent> first, List<Sent> second, Map<String, String> row, Instant when) {

    Flow flow(String rows) {
      if (first.size() != second.size()) {
        throw new IllegalStateException(
            "two plays sent " + first.size() + " and " + second.size() + " statements");
      }
      var steps = new ArrayList<Step>();
      for (var i = 0; i < first.size(); i++) {
        steps.add(step(first.get(i), second.get(i)));
      }
      return new Flow(steps, rows);
    }

    private Step step(Sent one, Sent other) {
      return switch (one) {
        case Sent.Begin begin when other instanceof Sent.Begin -> new Step.Begin();
        case Sent.Commit commit when other instanceof Sent.Commit -> new Step.Commit();
        case Sent.Statement(var template, var values)
            when other instanceof Sent.Statement(var again, var others)
                && template.equals(again) -> {
          var parameters = new ArrayList<Parameter>();
          for (var i = 0; i < values.size(); i++) {
            parameters.add(parameter(values.get(i), others.get(i)));
          }
          yield template.isRead()
              ? new Step.Read(template.sql(), parameters)
              : new Step.Write(template.sql(), parameters);
        }
        default -> throw new IllegalStateException("two plays differ: " + one + ", " + other);
      };
    }

    private Parameter parameter(Literal one, Literal other) {
      return switch (one) {
        case Literal.Null nothing -> new Parameter.Null();
        case Literal.Whole(var number) -> {
          var ahead = number - when.getEpochSecond();
          yield Math.abs(ahead) < YEARS_SECONDS
              ? new Parameter.Moment(ahead)
              : new Parameter.Whole(number);
        }
        case Literal.Text(var text) when one.equals(other) -> new Parameter.Text(text);
        case Literal.Text(var text) -> variable(text);
      };
    }

    private Parameter variable(String text) {
      for (var column : row.entrySet()) {
        if (column.getValue().equals(text)) {
          return new Parameter.Column(column.getKey());
        }
      }
      return new Parameter.Fresh(text);
    }
  }
}
