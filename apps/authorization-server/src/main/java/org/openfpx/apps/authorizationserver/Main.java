package org.openfpx.apps.authorizationserver;

import org.openfpx.http.file.SystemCommand;
import org.openfpx.http.logging.Logging;

/** Starts an authorization server: {@code serve --config FILE}, or {@code config}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var command =
        new SystemCommand(
            "OpenFPX Authorization Server",
            new AsKeys().all(),
            file -> {
              var config = Config.read(file);
              Logging.set(config.system().logFormat());
              return AuthorizationServer.start(config, RealWorld.create());
            });
    System.exit(command.run(args, System.out, System.err));
  }
}
