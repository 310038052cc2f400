package org.openfpx.conformance.recording;

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
import org.openfpx.conformance.exchange.Request;

/**
 * Looks on while a run asks its driver: whose a secret is, where a person was sent, and what an
 * owner did between two requests, none of which the requests themselves say.
 */
public final class Witness {
  /** The client of AS-first, as placeholders call it. */
  public static final String AS_FIRST = "as-first";

  /** Its public client. */
  public static final String AS_FIRST_PUBLIC = "as-first-public";

  /** What stands before the name of a resource server that a token set has. */
  public static final String OF = "of-";

  /**
   * What stands before the role of a resource server that introspects: all of its header {@code
   * Authorization}, since what that holds is a server's own way.
   */
  public static final String INTROSPECTING = "introspecting:";

  /** What stands before the role of an owner who lets the first client through. */
  public static final String ATTEMPT = "attempt-";

  private final Map<String, String> roles = Collections.synchronizedMap(new LinkedHashMap<>());

  /** Of claim tokens there are many for one role; so each has its role. */
  private final Map<String, String> claimed = Collections.synchronizedMap(new LinkedHashMap<>());

  private final Map<Exchange, List<Entry.Step>> steps = byIdentity();
  private final Map<Exchange, Visit> visits = byIdentity();
  private final Map<Request, String> introspections = byIdentity();
  private final Set<Exchange> ofPersons = Collections.newSetFromMap(byIdentity());
  private final List<Entry.Step> pending = new ArrayList<>();

  /** A person who was sent to the claims interaction endpoint, and where they came back to. */
  record Visit(URI claims, String answering, URI back) {}

  private static <K, T> Map<K, T> byIdentity() {
    return Collections.synchronizedMap(new IdentityHashMap<>());
  }

  /** The same driver, looked at. */
  public Driver watching(Driver driver) {
    return new WatchedDriver(driver, this);
  }

  /** Somebody has this value. */
  void gave(String role, String value) {
    roles.put(role, value);
  }

  /** This claim token was made for that role. */
  void claimed(String token, String role) {
    claimed.put(token, role);
  }

  /** The resource server of this role asks this, and shows who it is. */
  void introspects(Request request, String role) {
    introspections.put(request, role);
  }

  /** Which resource server shows in it who it is, as the driver had it do. */
  Optional<String> introspecting(Request request) {
    return Optional.ofNullable(introspections.get(request));
  }

  /** A client was given for this role. */
  void gave(String name, Client client) {
    roles.put("client_id:" + name, client.id());
    client.secret().ifPresent(secret -> roles.put("client_secret:" + name, secret));
    addresses("redirect:" + name, client.claimsRedirects());
    addresses("code-redirect:" + name, client.redirects());
  }

  /** A role as placeholders call it. */
  static String word(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void addresses(String name, List<URI> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      roles.put(name + ":" + (i + 1), addresses.get(i).toString());
    }
  }

  /** An owner did this. */
  synchronized void acted(String act, String resource, List<String> scopes) {
    pending.add(new Entry.Step(act, resource, scopes));
  }

  /** A recorder that is told the same, once this has seen it. */
  Recorder seeing(Recorder recorder) {
    return exchange -> {
      attach(exchange);
      recorder.saw(exchange);
    };
  }

  private synchronized void attach(Exchange exchange) {
    steps.put(exchange, List.copyOf(pending));
    pending.clear();
  }

  /** Where the person came back to. */
  URI gathered(Driver driver, Recorder recorder, URI claims, Answering answering) {
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

  /** The role of each claim token. */
  Map<String, String> claims() {
    synchronized (claimed) {
      return new LinkedHashMap<>(claimed);
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
