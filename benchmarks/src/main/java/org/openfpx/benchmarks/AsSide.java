package org.openfpx.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.openfpx.benchmarks.exchange.Client;
import org.openfpx.benchmarks.exchange.HttpConnection;
import org.openfpx.benchmarks.exchange.Person;
import org.openfpx.benchmarks.exchange.Ticket;
import org.openfpx.benchmarks.load.Load;

/** The Authorization Server over HTTP, in our hands. */
final class AsSide {
  private final int port;
  private final Client client;
  private final Person person;
  private final Meter meter;

  AsSide(int port, Client client, Person person, Meter meter) {
    this.port = port;
    this.client = client;
    this.person = person;
    this.meter = meter;
  }

  /** What was done, and what came of it. */
  record Done<T>(Cost cost, List<T> results) {}

  Done<Ticket> open(int count, int connections) throws Exception {
    var tickets = new Ticket[count];
    var cost = measured(count, connections, (as, task) -> tickets[task] = client.open(as));
    return new Done<>(cost, Arrays.asList(tickets));
  }

  /** The person's part; what it costs is nobody's business here. */
  List<Ticket> gather(List<Ticket> tickets, int connections) throws Exception {
    var back = new Ticket[tickets.size()];
    measured(
        tickets.size(),
        connections,
        (as, task) -> back[task] = person.consent(as, tickets.get(task)));
    return Arrays.asList(back);
  }

  Done<String> redeem(List<Ticket> tickets, int connections) throws Exception {
    var tokens = new String[tickets.size()];
    var cost =
        measured(
            tickets.size(),
            connections,
            (as, task) -> tokens[task] = client.redeem(as, tickets.get(task)));
    return new Done<>(cost, Arrays.asList(tokens));
  }

  /** What follows the person's part in a transaction: two calls. */
  Done<String> redeemAndIntrospect(List<Ticket> tickets, int connections) throws Exception {
    var tokens = new String[tickets.size()];
    var cost =
        measured(
            tickets.size(),
            connections,
            (as, task) -> {
              tokens[task] = client.redeem(as, tickets.get(task));
              client.introspect(as, tokens[task]);
            });
    return new Done<>(cost, Arrays.asList(tokens));
  }

  Cost introspect(List<String> tokens, int count, int connections) throws Exception {
    return measured(
        count, connections, (as, task) -> client.introspect(as, tokens.get(task % tokens.size())));
  }

  private Cost measured(int count, int connections, BiConsumer<HttpConnection, Integer> call)
      throws Exception {
    var before = meter.now();
    var took = Load.run(connections, count, () -> new Caller(HttpConnection.to(port), call));
    return new Cost(meter.now().minus(before), took);
  }

  private record Caller(HttpConnection as, BiConsumer<HttpConnection, Integer> call)
      implements Load.Worker {
    @Override
    public void once(int task) {
      call.accept(as, task);
    }

    @Override
    public void close() {
      as.close();
    }
  }
}
