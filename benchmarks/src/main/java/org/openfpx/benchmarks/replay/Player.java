package org.openfpx.benchmarks.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.openfpx.persistence.pool.Pool;

/** Sends a flow's statements, with fresh values, as the Authorization Server sent them. */
final class Player {
  private static final String HEX = "0123456789abcdef";
  private static final String LETTERS = HEX + "ghijklmnopqrstuvwxyz";

  private final Pool pool;

  Player(Pool pool) {
    this.pool = pool;
  }

  /** Outside a transaction each statement asks the pool for a connection, as jOOQ does for us. */
  void play(Flow flow, Map<String, String> row) throws SQLException {
    var values = new Values(row, new HashMap<>());
    var steps = flow.steps().iterator();
    while (steps.hasNext()) {
      try (var connection = pool.connection()) {
        var step = steps.next();
        if (step instanceof Step.Begin) {
          connection.setAutoCommit(false);
          for (step = steps.next(); !(step instanceof Step.Commit); step = steps.next()) {
            send(connection, step, values);
          }
          connection.commit();
        } else {
          send(connection, step, values);
        }
      }
    }
  }

  private static void send(Connection connection, Step step, Values values) throws SQLException {
    switch (step) {
      case Step.Read(var sql, var parameters) -> {
        try (var statement = connection.prepareStatement(sql)) {
          values.bind(statement, parameters);
          read(statement, sql);
        }
      }
      case Step.Write(var sql, var parameters) -> {
        try (var statement = connection.prepareStatement(sql)) {
          values.bind(statement, parameters);
          if (statement.executeUpdate() == 0) {
            throw new IllegalStateException("changed nothing: " + sql);
          }
        }
      }
      case Step.Begin begin -> throw new IllegalStateException("a transaction within another");
      case Step.Commit commit -> throw new IllegalStateException("a commit of nothing");
    }
  }

  /** Every value of the answer is taken out of it; an empty one is of a statement gone wrong. */
  private static void read(PreparedStatement statement, String sql) throws SQLException {
    try (var result = statement.executeQuery()) {
      var columns = result.getMetaData().getColumnCount();
      var empty = true;
      while (result.next()) {
        empty = false;
        for (var i = 1; i <= columns; i++) {
          result.getObject(i);
        }
      }
      if (empty) {
        throw new IllegalStateException("found nothing: " + sql);
      }
    }
  }

  /** What the variables are in one play. */
  private record Values(Map<String, String> row, Map<String, String> fresh) {

    void bind(PreparedStatement statement, List<Parameter> parameters) throws SQLException {
      var at = 0;
      for (var parameter : parameters) {
        at++;
        switch (parameter) {
          case Parameter.Null nothing -> statement.setNull(at, Types.VARCHAR);
          case Parameter.Text(var value) -> statement.setString(at, value);
          case Parameter.Whole(var value) -> statement.setLong(at, value);
          case Parameter.Moment(var ahead) ->
              statement.setLong(at, Instant.now().getEpochSecond() + ahead);
          case Parameter.Fresh(var recorded) ->
              statement.setString(at, fresh.computeIfAbsent(recorded, Values::another));
          case Parameter.Column(var name) -> statement.setString(at, row.get(name));
        }
      }
    }

    /** Of the same length and alphabet; what is neither letter nor digit stays. */
    private static String another(String recorded) {
      var alphabet = recorded.chars().allMatch(Values::isHexOrOther) ? HEX : LETTERS;
      var random = ThreadLocalRandom.current();
      var text = new StringBuilder(recorded);
      for (var i = 0; i < text.length(); i++) {
        if (Character.isLetterOrDigit(text.charAt(i))) {
          text.setCharAt(i, alphabet.charAt(random.nextInt(alphabet.length())));
        }
      }
      return text.toString();
    }

    private static boolean isHexOrOther(int letter) {
      return !Character.isLetterOrDigit(letter) || HEX.indexOf(letter) >= 0;
    }
  }
}
