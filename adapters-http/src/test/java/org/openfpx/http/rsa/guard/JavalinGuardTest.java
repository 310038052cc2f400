package org.openfpx.http.rsa.guard;

import io.javalin.Javalin;
import io.javalin.http.Handler;

class JavalinGuardTest extends RsGuardContract {
  private Javalin application = Javalin.create();

  @Override
  int start() {
    RsGuard.Served records = (context, access) -> context.header("ETag", "\"1\"").result(RECORDS);
    RsGuard.Served late =
        (context, access) -> guard.challenge(context.req(), context.res(), WANTED);
    Handler guarded = guard.handler(WANTED, records);
    application =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  guard.get(config.routes, "/records", WANTED, records);
                  config.routes.post("/records", guarded);
                  config.routes.get("/other", guard.handler(OTHER, records));
                  boundGuard.get(config.routes, "/bound", WANTED, records);
                  config.routes.get("/late", guard.handler(WANTED, late));
                  config.routes.get("/free", context -> context.result("free"));
                })
            .start("127.0.0.1", 0);
    return application.port();
  }

  @Override
  void stop() {
    application.stop();
  }
}
