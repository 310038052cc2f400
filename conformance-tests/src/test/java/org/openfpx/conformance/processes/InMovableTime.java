package org.openfpx.conformance.processes;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.openfpx.apps.authorizationserver.AuthorizationServer;
import org.openfpx.apps.demo.Parts;
import org.openfpx.apps.rsa.ResourceServerAdapter;
import org.openfpx.apps.wallet.Wallet;
import org.openfpx.conformance.scenario.MovableTime;
import org.openfpx.domain.time.World;
import org.openfpx.http.file.SystemConfig;
import org.openfpx.http.logging.Logging;
import org.openfpx.persistence.pool.DatabaseFailures;

/**
 * What {@code serve} and the demo's parts start, in the time of a folder: {@code FOLDER as CONFIG},
 * likewise {@code wallet} and {@code rsa}, or {@code FOLDER parts} and what {@link Parts} takes.
 */
final class InMovableTime {
  private InMovableTime() {}

  public static void main(String[] args) throws InterruptedException {
    var time = MovableTime.in(Path.of(args[0]));
    if (args[1].equals("parts")) {
      Parts.run(time, List.of(args).subList(2, args.length));
      return;
    }
    var system = start(args[1], Path.of(args[2]), World.of(time, new SecureRandom()));
    System.out.println("ready: " + system);
    new CountDownLatch(1).await();
  }

  /** What it returns is never closed: these processes end by being killed. */
  private static AutoCloseable start(String key, Path config, World world) {
    return switch (key) {
      case "as" -> {
        var read = org.openfpx.apps.authorizationserver.Config.read(config);
        log(read.system());
        yield AuthorizationServer.start(read, world);
      }
      case "wallet" -> {
        var read = org.openfpx.apps.wallet.Config.read(config);
        log(read.system());
        yield Wallet.start(read, world);
      }
      case "rsa" -> {
        var read = org.openfpx.apps.rsa.Config.read(config);
        log(read.system());
        yield ResourceServerAdapter.start(read, world);
      }
      default -> throw new IllegalArgumentException(key);
    };
  }

  private static void log(SystemConfig system) {
    Logging.set(system.logFormat(), DatabaseFailures::told);
  }
}
