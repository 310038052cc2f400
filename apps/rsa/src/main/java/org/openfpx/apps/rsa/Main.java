package org.openfpx.apps.rsa;

import org.openfpx.http.file.ConfigTemplate;
import org.openfpx.http.file.SystemCommand;
import org.openfpx.http.logging.Logging;
import org.openfpx.persistence.pool.DatabaseFailures;

/**
 * Starts a Resource Server Adapter: {@code serve --config FILE}, {@code check}, {@code keys} or
 * {@code config}.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var command =
        new SystemCommand<>(
            new ConfigTemplate("a Resource Server Adapter", "rsa", new RsaKeys().all()),
            Config::read,
            config -> {
              Logging.set(config.system().logFormat(), DatabaseFailures::told);
              config.system().secretFiles().warn();
              return ResourceServerAdapter.start(config, RealWorld.create());
            },
            config -> {
              Logging.aside(config.system().logFormat(), DatabaseFailures::told);
              return Keys.open(config, RealWorld.create());
            });
    System.exit(command.run(args, System.out, System.err));
  }
}
