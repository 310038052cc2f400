package org.openfpx.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.openfpx.benchmarks.exchange.BenchWallet;
import org.openfpx.benchmarks.exchange.Client;
import org.openfpx.benchmarks.exchange.HttpConnection;
import org.openfpx.benchmarks.exchange.Person;
import org.openfpx.benchmarks.exchange.Ticket;
import org.openfpx.benchmarks.replay.Bare;
import org.openfpx.benchmarks.replay.Recorder;
import org.openfpx.benchmarks.replay.Recording;
import org.openfpx.benchmarks.replay.StatementLog;

/** A database server, an Authorization Server on it, a wallet, and the bare side. */
final class Stage implements AutoCloseable {
  static final int CONNECTIONS = 32;

  /** After so many transactions all statements are prepared and all answers kept are there. */
  private static final int BEFORE_RECORDING = 5;

  private final Path folder;
  private final int portBase;
  private final MariaDb database;
  private final BenchWallet wallet;
  private final AsFolder as;

  private Stage(Path folder, int portBase, MariaDb database, BenchWallet wallet, AsFolder as) {
    this.folder = folder;
    this.portBase = portBase;
    this.database = database;
    this.wallet = wallet;
    this.as = as;
  }

  /** Sets it up; of the systems only the database and the wallet run. */
  static Stage set(Place place) throws IOException, InterruptedException {
    var folder = place.folder();
    var portBase = place.portBase();
    var database = MariaDb.start(folder.resolve("mariadb"), portBase + 3);
    var walletPort = portBase + 4;
    var address =
        "{url: \"%s\", user: %s, connections: %d}"
            .formatted(database.url(), MariaDb.USER, CONNECTIONS);
    var as =
        AsFolder.onServer(
            folder.resolve("as"),
            place.home(),
            portBase,
            address,
            "http://127.0.0.1:" + walletPort);
    return new Stage(folder, portBase, database, BenchWallet.start(walletPort), as);
  }

  /**
   * What an Authorization Server sends. It is one of its own, because statements that were prepared
   * with the log on stay slower.
   */
  Recording record() throws IOException, InterruptedException, SQLException {
    try (var log = new StatementLog(database.url(), MariaDb.USER);
        var running = as.service().start(List.of())) {
      running.untilReady();
      try (var connection = HttpConnection.to(portBase)) {
        var calls = new Calls(client(connection), person(connection), connection);
        var recorder = new Recorder(log);
        for (var i = 0; i < BEFORE_RECORDING; i++) {
          recorder.play(calls);
        }
        return recorder.recording();
      }
    }
  }

  /** The Authorization Server, not started. */
  Service as() {
    return as.service();
  }

  /** Starts the Authorization Server that is measured. */
  Service.Running startAs(List<String> more) throws IOException, InterruptedException {
    var running = as.service().start(more);
    running.untilReady();
    return running;
  }

  AsSide side(Service.Running running) throws IOException {
    try (var connection = HttpConnection.to(portBase)) {
      return new AsSide(
          portBase,
          client(connection),
          person(connection),
          Meter.of(running.process().pid(), database.pid()));
    }
  }

  /** Starts the bare side. */
  BareSide startBare(Path recording) throws IOException {
    var arguments =
        Service.own(
            Bare.class,
            database.url(),
            MariaDb.USER,
            Integer.toString(CONNECTIONS),
            recording.toString());
    Files.createDirectories(folder.resolve("bare"));
    var service = new Service(folder.resolve("bare"), arguments, Service.ARENAS, portBase + 5);
    return new BareSide(service.startToTalk(), database);
  }

  private Client client(HttpConnection connection) {
    return new Client(as.parties(), connection);
  }

  private Person person(HttpConnection connection) {
    return new Person(as.parties(), wallet, connection);
  }

  @Override
  public void close() throws IOException {
    wallet.close();
    database.close();
  }

  /** One transaction after the other over one connection. */
  private static final class Calls implements Recorder.Calls {
    private final Client client;
    private final Person person;
    private final HttpConnection as;
    private Ticket ticket = new Ticket("", "");
    private String token = "";

    private Calls(Client client, Person person, HttpConnection as) {
      this.client = client;
      this.person = person;
      this.as = as;
    }

    @Override
    public void open() {
      ticket = client.open(as);
    }

    @Override
    public String consent() {
      ticket = person.consent(as, ticket);
      return ticket.value();
    }

    @Override
    public String redeem() {
      token = client.redeem(as, ticket);
      return token;
    }

    @Override
    public void introspect() {
      client.introspect(as, token);
    }
  }
}
