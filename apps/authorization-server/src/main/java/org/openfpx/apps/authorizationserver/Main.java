package org.openfpx.apps.authorizationserver;

import org.openfpx.http.file.ConfigTemplate;
import org.openfpx.http.file.SystemCommand;
import org.openfpx.http.logging.Logging;
import org.openfpx.persistence.pool.DatabaseFailures;

/**
 * Starts an authorization server: {@code serve --config FILE}, {@code check}, {@code keys} or
 * {@code config}.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var command =
        new SystemCommand<>(
            new ConfigTemplate("an Authorization Server", "as", new AsKeys().all()),
            Config::read,
            config -> {
              Logging.set(config.system().logFormat(), DatabaseFailures::told);
              config.system().secretFiles().warn();
              return AuthorizationServer.start(config, RealWorld.create());
            },
            config -> {
              Logging.aside(config.system().logFormat(), DatabaseFailures::told);
              return Keys.open(config, RealWorld.create());
            });
    System.exit(command.run(args, System.out, System.err));
  }
}
