package org.openfpx.http.file;

import java.time.InstantSource;
import java.util.List;
import org.openfpx.domain.oauth.KeyMaker;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.NewSigningKeys;
import org.openfpx.domain.oauth.RotateSigningKeys;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.secret.Sealer;

/**
 * The signing keys of a system that need not run, opened by its configuration.
 *
 * @param algorithms those that the system has keys for
 * @param end closes what was opened for them
 */
public record OpenedKeys(
    SigningKeys keys,
    RotateSigningKeys rotation,
    List<SignatureAlgorithm> algorithms,
    InstantSource time,
    Runnable end)
    implements AutoCloseable {
  public OpenedKeys {
    algorithms = List.copyOf(algorithms);
  }

  /**
   * Those of a system, with the overlap that its configuration says.
   *
   * @param making as the system itself makes them
   */
  public static OpenedKeys of(SystemConfig config, SigningKeys keys, Making making, Runnable end) {
    var rotation = KeyRotation.DEFAULT.publishedAhead(config.signingKeyOverlap());
    var newKeys = new NewSigningKeys(making.maker(), making.sealer(), rotation);
    var rotate = new RotateSigningKeys(keys, newKeys, making.time());
    return new OpenedKeys(keys, rotate, making.algorithms(), making.time(), end);
  }

  /** What keys are made and sealed with, for which algorithms, and when. */
  public record Making(
      KeyMaker maker, Sealer sealer, List<SignatureAlgorithm> algorithms, InstantSource time) {
    public Making {
      algorithms = List.copyOf(algorithms);
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
