package org.openfpx.http.listener;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;

/**
 * Says on the admin listener whether the process lives, and whether it can do its part now: not
 * before everything works, and no longer once it has been told to stop.
 */
public final class Health implements Endpoint {
  private final List<Readiness> needed;
  private final AtomicBoolean leaving = new AtomicBoolean();

  public Health(Readiness... needed) {
    this.needed = List.of(needed);
  }

  /** Says "not ready" from now on, so that nothing new is sent here. */
  public void leave() {
    leaving.set(true);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/health/live", Health::live), Route.get("/health/ready", this::ready));
  }

  private static void live(Context context) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("status", "up");
    Json.answer(context, 200, answer);
  }

  private void ready(Context context) {
    var answer = new LinkedHashMap<String, Object>();
    boolean ready = !leaving.get();
    var checks = new LinkedHashMap<String, Object>();
    for (var one : needed) {
      boolean works = one.works().getAsBoolean();
      checks.put(one.name(), works ? "up" : "down");
      ready &= works;
    }
    answer.put("status", ready ? "up" : leaving.get() ? "stopping" : "down");
    answer.put("checks", checks);
    Json.answer(context, ready ? 200 : 503, answer);
  }
}
