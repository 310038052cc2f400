package org.openfpx.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the database's log to steps that can be sent again. */
class FlowTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final Template INSERT = Template.of("insert into t (a, b, c) values (?, ?, ?)");
  private static final Template SELECT = Template.of("select * from t where a = ? and b = 'x?'");

  private static List<Sent> sent(String... commandsAndTexts) {
    var rows = new java.util.ArrayList<LogRow>();
    for (int i = 0; i < commandsAndTexts.length; i += 2) {
      rows.add(new LogRow(commandsAndTexts[i], commandsAndTexts[i + 1]));
    }
    return Sent.read(rows, Set.of(INSERT, SELECT));
  }

  @Test
  void valuesAreReadBetweenThePartsOfTheTemplate() {
    assertThat(INSERT.valuesIn("insert into t (a, b, c) values ('it\\'s, ''so''\\n', -7, NULL)"))
        .contains(
            List.of(new Literal.Text("it's, 'so'\n"), new Literal.Whole(-7), new Literal.Null()));
    assertThat(SELECT.valuesIn("select * from t where a = 1 and b = 'x?'")).isPresent();
  }

  @Test
  void whatIsOfAnotherStatementIsNotRead() {
    assertThat(SELECT.valuesIn("select * from t where a = 1 and b = 'y?'")).isEmpty();
    assertThat(SELECT.valuesIn("select * from t where a = 1 and b = 'x?' limit 1")).isEmpty();
    assertThat(SELECT.valuesIn("select * from t where a = b and b = 'x?'")).isEmpty();
  }

  @Test
  void whatTheDriverSaysForItselfIsPassedOver() {
    assertThat(
            sent(
                "Connect", "root@localhost",
                "Query", "SET autocommit=0",
                "Prepare", SELECT.sql(),
                "Execute", "select * from t where a = 1 and b = 'x?'",
                "Query", "COMMIT",
                "Query", "SET autocommit=1"))
        .containsExactly(
            new Sent.Begin(),
            new Sent.Statement(SELECT, List.of(new Literal.Whole(1))),
            new Sent.Commit());
  }

  @Test
  void whatNobodyPreparedIsNotPassedOver() {
    assertThatThrownBy(() -> sent("Query", "delete from t")).hasMessageContaining("delete from t");
    assertThatThrownBy(() -> sent("Execute", "delete from t")).hasMessageContaining("delete");
  }

  @Test
  void whatDiffersBetweenTwoPlaysIsAVariableAndWhatDoesNotAConstant() {
    var twice =
        new Flow.Twice(
            sent("Execute", "insert into t (a, b, c) values ('same', 'one', 'row')"),
            sent("Execute", "insert into t (a, b, c) values ('same', 'two', 'raw')"),
            Map.of("id", "row"),
            NOW);

    assertThat(twice.flow("").steps())
        .containsExactly(
            new Step.Write(
                INSERT.sql(),
                List.of(
                    new Parameter.Text("same"),
                    new Parameter.Fresh("one"),
                    new Parameter.Column("id"))));
  }

  @Test
  void timesMoveWithTheClockAndOtherNumbersStay() {
    var text = "insert into t (a, b, c) values (1800000300, 2, NULL)";
    var twice = new Flow.Twice(sent("Execute", text), sent("Execute", text), Map.of(), NOW);

    assertThat(twice.flow("").steps())
        .containsExactly(
            new Step.Write(
                INSERT.sql(),
                List.of(new Parameter.Moment(300), new Parameter.Whole(2), new Parameter.Null())));
  }

  @Test
  void twoPlaysThatSentDifferentThingsMakeNoFlow() {
    var one = sent("Execute", "select * from t where a = 1 and b = 'x?'");
    var other = sent("Query", "COMMIT");

    assertThatThrownBy(() -> new Flow.Twice(one, other, Map.of(), NOW).flow(""))
        .hasMessageContaining("differ");
    assertThatThrownBy(() -> new Flow.Twice(one, List.of(), Map.of(), NOW).flow(""))
        .hasMessageContaining("1 and 0");
  }

  @Test
  void aRecordingComesBackFromItsFileAsItWas(@TempDir Path folder) throws Exception {
    var steps =
        List.<Step>of(
            new Step.Begin(),
            new Step.Read("select", List.of(new Parameter.Column("id"), new Parameter.Null())),
            new Step.Write("insert", List.of(new Parameter.Moment(1), new Parameter.Fresh("f"))),
            new Step.Commit());
    var recording = new Recording(Map.of("flow", new Flow(steps, "rows")));

    assertThat(Recording.read(recording.written(folder))).isEqualTo(recording);
    assertThat(recording.statements())
        .containsEntry("flow", List.of("begin", "select", "insert", "commit"));
  }
}
