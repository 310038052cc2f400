package org.openfpx.benchmarks.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Records what the calls of a flow send, each call by itself. */
public final class Recorder {
  private static final String GRANTED = "SELECT * FROM uma_transaction WHERE stage = 'GRANTED'";
  private static final String TOKENS = "SELECT * FROM token WHERE kind = 'ACCESS'";

  private final StatementLog log;
  private final List<Play> plays = new ArrayList<>();

  /** The calls of one transaction, one after the other; nothing else speaks to the database. */
  public interface Calls {
    void open();

    /** The person's part; returns the ticket that can be redeemed. */
    String consent();

    /** Returns the access token. */
    String redeem();

    void introspect();
  }

  private record Play(
      List<Sent> open,
      List<Sent> redeem,
      List<Sent> introspect,
      Map<String, String> transaction,
      Map<String, String> token) {}

  public Recorder(StatementLog log) {
    this.log = log;
  }

  /** Plays one transaction, and remembers what it sent. */
  public void play(Calls calls) throws SQLException {
    log.skip();
    calls.open();
    var open = log.take();
    var ticket = calls.consent();
    log.skip();
    var transaction = log.row("uma_transaction", "ticket_hash", sha256(ticket));
    log.skip();
    var token = calls.redeem();
    var redeem = log.take();
    var row = log.row("token", "hash", sha256(token));
    log.skip();
    calls.introspect();
    plays.add(new Play(open, redeem, log.take(), transaction, row));
  }

  /** What the last two plays sent. */
  public Recording recording() {
    var one = plays.get(plays.size() - 2);
    var other = plays.getLast();
    var now = Instant.now();
    return new Recording(
        Map.of(
            Recording.CAPABILITY,
            new Flow.Twice(one.open(), other.open(), Map.of(), now).flow(""),
            Recording.REDEMPTION,
            new Flow.Twice(
                    joined(one.redeem(), one.introspect()),
                    joined(other.redeem(), other.introspect()),
                    one.transaction(),
                    now)
                .flow(GRANTED),
            Recording.INTROSPECTION,
            new Flow.Twice(one.introspect(), other.introspect(), one.token(), now).flow(TOKENS)));
  }

  private static List<Sent> joined(List<Sent> first, List<Sent> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  /** What the Authorization Server keeps of a secret. */
  private static String sha256(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
