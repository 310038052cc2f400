package org.openfpx.benchmarks;

import io.javalin.Javalin;

/** The least service that there is to compare with: Javalin, which answers one constant. */
public final class Constant {
  private Constant() {}

  /** Starts it on loopback, at the port that the one argument says. */
  public static void main(String[] args) {
    Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get("/health/ready", context -> context.result("ready"));
            })
        .start("127.0.0.1", Integer.parseInt(args[0]));
  }
}
