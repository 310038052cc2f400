package org.openfpx.apps.demo.start;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.openfpx.apps.demo.party.Reply;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.apps.demo.records.Person;
import org.openfpx.apps.demo.start.Row.Cell;
import org.openfpx.apps.demo.start.Story.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together, for the latest transactions, the rows of all parties. */
final class WhatTheyKnow {
  private static final Logger LOG = LoggerFactory.getLogger(WhatTheyKnow.class);
  private static final int MOST = 8;
  private static final int REMEMBERED = 200;

  private final Ledger authorizationServer;
  private final Ledger wallet;
  private final Ledger registry;
  private final Ledger clinic;
  private final URI client;
  private final Function<String, Optional<Person>> persons;
  private final Telephone telephone;
  private final OrderOfArrival order = new OrderOfArrival();
  private final ReadWriteLock books = new ReentrantReadWriteLock();

  /** Where the parties' books are; the client is asked over HTTP, for it keeps none. */
  record Books(
      Ledger authorizationServer, Ledger wallet, Ledger registry, Ledger clinic, URI client) {
    static Books in(Path folder, URI client) {
      return new Books(
          ledger(folder, "as"),
          ledger(folder, "wallet"),
          ledger(folder, "rsa"),
          ledger(folder, "city-clinic"),
          client);
    }

    private static Ledger ledger(Path folder, String name) {
      var settings =
          ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE"
              + ";DB_CLOSE_ON_EXIT=FALSE";
      return new Ledger("jdbc:h2:file:" + folder.resolve(name) + settings, "demo");
    }
  }

  /**
   * @param persons who is behind the name that a source has for a person: it knows, so it is shown
   */
  WhatTheyKnow(Books books, Function<String, Optional<Person>> persons, Telephone telephone) {
    this.persons = persons;
    this.authorizationServer = books.authorizationServer();
    this.wallet = books.wallet();
    this.registry = books.registry();
    this.clinic = books.clinic();
    this.client = books.client();
    this.telephone = telephone;
  }

  /**
   * Does this while nobody reads the books: an embedded database that is being read lives on
   * although its file is gone, and whoever opens it anew would find what was thrown away.
   */
  void whileShut(Runnable work) {
    books.writeLock().lock();
    try {
      work.run();
    } finally {
      books.writeLock().unlock();
    }
  }

  /** The latest first. */
  List<Story> stories() {
    if (!books.readLock().tryLock()) {
      return List.of();
    }
    try {
      return inOrder().stream().limit(MOST).map(this::story).toList();
    } catch (IllegalStateException unreadable) {
      // The network is starting.
      LOG.info("the books can't be read now", unreadable);
      return List.of();
    } finally {
      books.readLock().unlock();
    }
  }

  /** The latest first. The server keeps no time of their beginning: this page has to remember. */
  private synchronized List<Map<String, String>> inOrder() {
    return order.latestFirst(
        authorizationServer.latest("uma_transaction", "expires_at", REMEMBERED));
  }

  private Story story(Map<String, String> transaction) {
    var id = transaction.getOrDefault("id", "");
    var permissions = authorizationServer.rows("permission", "transaction_id", id);
    var tokens = authorizationServer.rows("token", "grant_id", id);
    return new Story(
        id,
        transaction.getOrDefault("stage", ""),
        List.of(
            new View("as", atTheAuthorizationServer(transaction, permissions, tokens)),
            new View("wallet", inTheWallet(permissions)),
            new View("source", atTheSources(permissions)),
            new View("client", atTheClient(tokens))));
  }

  private List<Row> atTheAuthorizationServer(
      Map<String, String> transaction,
      List<Map<String, String>> permissions,
      List<Map<String, String>> tokens) {
    var rows = new ArrayList<Row>();
    rows.addAll(Ledger.shown("uma_transaction", List.of(transaction)));
    rows.addAll(Ledger.shown("permission", permissions));
    values(permissions, "account_id")
        .forEach(id ->
            rows.addAll(Ledger.shown("account", authorizationServer.rows("account", "id", id))));
    rows.addAll(Ledger.shown("token", tokens));
    return rows;
  }

  private List<Row> inTheWallet(List<Map<String, String>> permissions) {
    var own = new ArrayList<Map<String, String>>();
    values(permissions, "id")
        .forEach(id -> own.addAll(wallet.rows("permission", "id_at_server", id)));
    var rows = new ArrayList<Row>();
    for (var id : values(own, "account_id")) {
      rows.addAll(Ledger.shown("wallet_account", wallet.rows("wallet_account", "id", id)));
      rows.addAll(Ledger.shown("sign_in_method", wallet.rows("sign_in_method", "account_id", id)));
      rows.addAll(Ledger.shown("source_link", wallet.rows("source_link", "account_id", id)));
    }
    for (var id : values(own, "consent_id")) {
      rows.addAll(Ledger.shown("consent", wallet.rows("consent", "id", id)));
    }
    rows.addAll(Ledger.shown("permission", own));
    return rows;
  }

  private List<Row> atTheSources(List<Map<String, String>> permissions) {
    var rows = new ArrayList<Row>();
    for (var id : values(permissions, "id")) {
      var rots = registry.rows("issued_rot", "bound_permission", id);
      for (var link : values(rots, "link_id")) {
        var links = registry.rows("person_link", "id", link);
        rows.addAll(people(links));
        rows.addAll(Ledger.shown("person_link", links));
      }
      rows.addAll(Ledger.shown("issued_rot", rots));
      var own = clinic.rows("clinic_rot", "permission_id", id);
      rows.addAll(people(own));
      rows.addAll(Ledger.shown("clinic_rot", own));
    }
    return rows;
  }

  private List<Row> people(List<Map<String, String>> rows) {
    return values(rows, "subject").stream()
        .flatMap(subject -> persons.apply(subject).stream())
        .map(person ->
            new Row(
                "person",
                List.of(
                    new Cell("name", person.name()),
                    new Cell("birth_date", person.birthDate().toString()))))
        .toList();
  }

  /** The client tells which of its tokens it read what with; the server knows them by hash. */
  private List<Row> atTheClient(List<Map<String, String>> tokens) {
    var hashes = values(tokens, "hash");
    var rows = new ArrayList<Row>();
    if (telephone.get(client.resolve("/what-we-know")) instanceof Reply.Answered answer
        && answer.isGood()) {
      for (var reading : answer.body()) {
        if (hashes.contains(reading.path("token_hash").asText())) {
          var cells = new ArrayList<Cell>();
          reading
              .properties()
              .forEach(
                  member -> cells.add(Ledger.cell(member.getKey(), member.getValue().asText())));
          rows.addAll(List.of(new Row("reading", cells)));
        }
      }
    }
    return rows;
  }

  private static List<String> values(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(row -> row.getOrDefault(column, ""))
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }
}
