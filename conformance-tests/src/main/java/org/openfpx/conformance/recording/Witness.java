package org.openfpx.conformance.recording;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Recorder;

/**
 * Looks on while a run asks its driver: whose a secret is, where a person was sent, and what an
 * owner did between two requests, none of which the requests themselves say.
 */
public final class Witness {
  private final Map<String, String> roles = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<Exchange, List<Entry.Step>> steps = byIdentity();
  private final Map<Exchange, Visit> visits = byIdentity();
  private final Set<Exchange> ofPersons = Collections.newSetFromMap(byIdentity());
  private final List<Entry.Step> pending = new ArrayList<>();

  /** A person who was sent to the claims interaction endpoint, and where they came back to. */
  record Visit(URI claims, String answering, URI back) {}

  private static <T> Map<Exchange, T> byIdentity() {
    return Collections.synchronizedMap(new IdentityHashMap<>());
  }

  /** The same driver, looked at. */
  public Driver watching(Driver driver) {
    return (Driver)
        Proxy.newProxyInstance(
            Driver.class.getClassLoader(),
            new Class<?>[] {Driver.class},
            (_, method, arguments) -> watched(driver, method, arguments));
  }

  private Object watched(Driver driver, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "peer" -> driver.peer(seeing((Recorder) arguments[0]));
      case "gather" ->
          gathered(driver, (Recorder) arguments[0], (URI) arguments[1], (Answering) arguments[2]);
      default -> {
        var result = called(driver, method, arguments);
        note(method.getName(), arguments, result);
        yield result;
      }
    };
  }

  private static Object called(Driver driver, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(driver, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  private void note(String method, Object[] arguments, Object result) {
    switch (method) {
      case "client" -> client(word(arguments[0]), (Client) result);
      case "pat" -> roles.put("pat:" + word(arguments[0]), (String) result);
      case "tokenWithoutProtection" -> roles.put("pat:without-protection", (String) result);
      case "initialAccessToken" ->
          ((Optional<?>) result).ifPresent(token -> roles.put("initial:token", (String) token));
      case "standing" ->
          ((Optional<?>) result)
              .ifPresent(id -> roles.put("resource:" + word(arguments[0]), (String) id));
      case "allow" -> acted("allow", arguments[0], (List<?>) arguments[1]);
      case "forbid" -> acted("forbid", arguments[0], List.of());
      case "decide" ->
          acted((boolean) arguments[1] ? "approve" : "refuse", arguments[0], List.of());
      default -> {
        // Says nothing that a recording would need.
      }
    }
  }

  private static String word(Object role) {
    return ((Enum<?>) role).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void client(String role, Client client) {
    roles.put("client_id:" + role, client.id());
    client.secret().ifPresent(secret -> roles.put("client_secret:" + role, secret));
    addresses("redirect:" + role, client.claimsRedirects());
    addresses("code-redirect:" + role, client.redirects());
  }

  private void addresses(String name, List<URI> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      roles.put(name + ":" + (i + 1), addresses.get(i).toString());
    }
  }

  private synchronized void acted(String act, Object resource, List<?> scopes) {
    pending.add(
        new Entry.Step(act, (String) resource, scopes.stream().map(String::valueOf).toList()));
  }

  private Recorder seeing(Recorder recorder) {
    return exchange -> {
      attach(exchange);
      recorder.saw(exchange);
    };
  }

  private synchronized void attach(Exchange exchange) {
    steps.put(exchange, List.copyOf(pending));
    pending.clear();
  }

  private URI gathered(Driver driver, Recorder recorder, URI claims, Answering answering) {
    var seen = Collections.synchronizedList(new ArrayList<Exchange>());
    Recorder both =
        exchange -> {
          attach(exchange);
          ofPersons.add(exchange);
          seen.add(exchange);
          recorder.saw(exchange);
        };
    var back = driver.gather(both, claims, answering);
    if (!seen.isEmpty()) {
      visits.put(seen.getFirst(), new Visit(claims, word(answering), back));
    }
    return back;
  }

  /** Each value that a role has, by the name of its placeholder without braces. */
  Map<String, String> roles() {
    synchronized (roles) {
      return new LinkedHashMap<>(roles);
    }
  }

  /** What an owner did before it. */
  List<Entry.Step> before(Exchange exchange) {
    return Optional.ofNullable(steps.get(exchange)).orElse(List.of());
  }

  /** Whether a person's browser sent it. */
  boolean isOfAPerson(Exchange exchange) {
    return ofPersons.contains(exchange);
  }

  /** The visit that began with it. */
  Optional<Visit> visit(Exchange exchange) {
    return Optional.ofNullable(visits.get(exchange));
  }
}
