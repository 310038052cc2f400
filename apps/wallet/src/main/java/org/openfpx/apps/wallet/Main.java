package org.openfpx.apps.wallet;

import org.openfpx.http.file.ConfigTemplate;
import org.openfpx.http.file.SystemCommand;
import org.openfpx.http.logging.Logging;
import org.openfpx.persistence.pool.DatabaseFailures;

/** The wallet as a process of its own. */
public final class Main {
  private Main() {}

  /** {@code serve --config FILE}, {@code check}, {@code keys} or {@code config}. */
  public static void main(String[] args) {
    var command =
        new SystemCommand<>(
            new ConfigTemplate("a wallet", "wallet", new WalletKeys().all()),
            Config::read,
            config -> {
              Logging.set(config.system().logFormat(), DatabaseFailures::told);
              config.system().secretFiles().warn();
              return Wallet.start(config, RealWorld.create());
            },
            config -> {
              Logging.aside(config.system().logFormat(), DatabaseFailures::told);
              return Keys.open(config, RealWorld.create());
            });
    System.exit(command.run(args, System.out, System.err));
  }
}
