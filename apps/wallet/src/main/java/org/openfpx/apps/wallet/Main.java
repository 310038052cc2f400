package org.openfpx.apps.wallet;

import org.openfpx.http.file.SystemCommand;
import org.openfpx.http.logging.Logging;

/** The wallet as a process of its own. */
public final class Main {
  private Main() {}

  /** {@code serve --config FILE} or {@code config}. */
  public static void main(String[] args) {
    var keys = new WalletKeys();
    var command =
        new SystemCommand(
            "The configuration of a wallet, with every key and its default.",
            keys.all(),
            file -> {
              var config = Config.read(file);
              Logging.set(config.system().logFormat());
              return Wallet.start(config, RealWorld.create());
            });
    System.exit(command.run(args, System.out, System.err));
  }
}
